/** What a tester watches: the kit's requests and events, what is kept, and the report of it all. */
import {html, nothing, type TemplateResult} from 'lit';
import type {LoggedCall} from '../call-log.js';
import {icon} from '../icons.js';
import type {KeptDatabase, KeptEntry} from '../kept-data.js';
import type {Portal} from '../portal.js';
import type {QaWords} from '../words/qa-en.js';
import {beside, counted, section} from './section.js';

/** The button that takes everything along, and what became of it. */
export function reportPart({words, state, tester}: Portal): TemplateResult {
  const {qa} = words;
  const {report} = state;
  return html`<div class="report">
    <button type="button" class="button small" aria-describedby="report-hint" @click=${() => tester.copyReport()}>
      ${icon('report')}${qa.report}
    </button>
    <p id="report-hint" class="hint">${qa.reportHint}</p>
    <div role="status">
      ${
        report
          ? html`<p class="report-done">
              ${icon(report.state === 'copied' ? 'check' : 'info')}<span
                >${report.state === 'copied' ? qa.reportCopied : qa.reportShown}</span
              >
            </p>`
          : nothing
      }
    </div>
    ${
      report?.state === 'shown'
        ? html`<textarea class="report-text" readonly rows="8" aria-label=${qa.reportText} .value=${report.text}></textarea>`
        : nothing
    }
  </div>`;
}

export function callsSection(portal: Portal): TemplateResult {
  const {words, state, tester} = portal;
  const {qa} = words;
  return section(
    counted(qa.calls, state.calls.length),
    state.calls.length === 0
      ? html`<p class="hint">${qa.noCalls}</p>`
      : html`<p class="hint">${qa.callsLead}</p>
          <ol class="log" tabindex="0" aria-label=${qa.calls}>
            ${state.calls.map((call) => callEntry(portal, call))}
          </ol>
          <button type="button" class="button small" @click=${() => tester.clearCalls()}>${words.clear}</button>`,
    beside(),
  );
}

/** An answer that is one: anything else is marked. */
const isGood = (outcome: string): boolean => /^(2\d\d|answered)$/.test(outcome);

function callEntry({words: {qa}, format}: Portal, call: LoggedCall): TemplateResult {
  const {at, operation, key, sends, outcome, milliseconds, faults} = call;
  const look = outcome === null ? 'busy' : isGood(outcome) ? 'good' : 'bad';
  return html`<li data-call=${operation}>
    <span class="log-top"><code>${operation}</code><time datetime=${new Date(at).toISOString()}>${format.time(at)}</time></span>
    <span class="log-line" data-look=${look}
      ><code class="outcome">${outcome ?? qa.underWay}</code>${milliseconds === null ? nothing : html`<span>${qa.milliseconds(milliseconds)}</span>`}${faults.map(
        (name) => html`<span class="fault-mark">${icon('broken')}${faultName(qa, name)}</span>`,
      )}</span
    >
    ${
      key === null
        ? nothing
        : html`<span class="log-line"
            ><span>${qa.key}</span><code title=${key}>${shortKey(key)}</code><span data-sends>${qa.sent(sends)}</span></span
          >`
    }
  </li>`;
}

const faultName = (qa: QaWords, name: string): string => {
  if (name === 'offline') return qa.offline;
  return Object.hasOwn(qa.faultOf, name) ? qa.faultOf[name as keyof QaWords['faultOf']] : name;
};

/** Both ends of a long key; its middle says nothing to a person. */
const shortKey = (key: string): string => (key.length <= 24 ? key : `${key.slice(0, 12)}…${key.slice(-8)}`);

export function eventsSection(portal: Portal): TemplateResult {
  const {words, state, format, tester} = portal;
  return section(
    counted(words.events, state.events.length),
    state.events.length === 0
      ? html`<p class="hint">${words.noEvents}</p>`
      : html`<p class="hint">${words.eventsLead}</p>
          <ol class="log" tabindex="0" aria-label=${words.events}>
            ${state.events.map(
              ({at, name, detail}) =>
                html`<li>
                  <span class="log-top"><code>${name}</code><time datetime=${new Date(at).toISOString()}>${format.time(at)}</time></span
                  ><code class="detail">${JSON.stringify(detail, shortened)}</code>
                </li>`,
            )}
          </ol>
          <button type="button" class="button small" @click=${() => tester.clearEvents()}>${words.clear}</button>`,
    beside(),
  );
}

/** A file in an event, such as a calendar entry, is told by its beginning. */
const shortened = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > 80 ? `${value.slice(0, 80)}…` : value;

export function keptSection(portal: Portal): TemplateResult {
  const {words, state} = portal;
  const {qa} = words;
  const {kept, otherPlaces} = state;
  const ofKit = kept?.filter(({owner}) => owner === 'kit') ?? [];
  const ofDemo = kept?.filter(({owner}) => owner === 'demo') ?? [];
  const {localStorage, sessionStorage, cookies, caches} = otherPlaces;
  return section(
    counted(words.kept, ofKit.flatMap(({entries}) => entries ?? []).length),
    html`<p class="hint">${words.keptLead}</p>
      ${kept === null ? html`<p>${words.keptUnknown}</p>` : html`<h4>${qa.keptByKit}</h4>`}
      ${kept && ofKit.length === 0 ? html`<p>${words.keptNothing}</p>` : nothing}
      ${ofKit.map((database) => keptDatabase(portal, database))}
      ${ofDemo.length > 0 ? html`<h4>${qa.keptByDemo}</h4>` : nothing} ${ofDemo.map((database) => keptDatabase(portal, database))}
      <h4>${qa.elsewhere}</h4>
      <p>${qa.elsewhereText(localStorage, sessionStorage, cookies, caches)}</p>`,
    beside(),
  );
}

function keptDatabase(portal: Portal, {name, owner, entries}: KeptDatabase): TemplateResult {
  const {words} = portal;
  const kinds = [...new Set((entries ?? []).map(({kind}) => kind))].toSorted();
  return html`<div class="kept" data-owner=${owner}>
    <p class="kept-name"><span class="hint">${words.keptDatabase}</span> <code>${name}</code></p>
    ${entries === null ? html`<p>${words.qa.keptHeld}</p>` : nothing}
    ${entries?.length === 0 ? html`<p>${words.keptNothing}</p>` : nothing}
    ${kinds.map(
      (kind) =>
        html`<h5><code>${kind}</code></h5>
          <p class="hint">${purposeOf(portal, owner, name, kind)}</p>
          ${(entries ?? []).filter((entry) => entry.kind === kind && entry.json !== null).map((entry) => keptEntry(portal, entry))}`,
    )}
  </div>`;
}

/** Files and the search index have databases of their own, in which kinds are names of parts. */
const ownDatabases = {files: /-files$/, articles: /-articles-[^-]*(-[^-]*)?$/};

function purposeOf({words}: Portal, owner: KeptDatabase['owner'], database: string, kind: string): string {
  const {keptKind, qa, agreements, support} = words;
  if (owner === 'kit') {
    if (ownDatabases.files.test(database)) return support.keptOf.files;
    if (ownDatabases.articles.test(database)) return support.keptOf.articles;
    const purposes = {
      ...support.keptOf,
      journal: keptKind.journal,
      renewal: agreements.keptRenewal,
      reapplication: agreements.keptReapplication,
    };
    return Object.hasOwn(purposes, kind) ? purposes[kind as keyof typeof purposes] : keptKind.other;
  }
  return Object.hasOwn(qa.keptDemoOf, kind) ? qa.keptDemoOf[kind as keyof QaWords['keptDemoOf']] : qa.keptDemoOther;
}

function keptEntry(portal: Portal, {kind, key, json}: KeptEntry): TemplateResult {
  const purpose = json === null || kind === 'journal' ? null : draftPurpose(portal, json);
  return html`<figure>
    <figcaption>${purpose ? html`<span data-purpose>${purpose}</span>` : nothing}<code>${key}</code></figcaption>
    <pre tabindex="0" aria-label=${key}>${json}</pre>
  </figure>`;
}

interface KeptDraft {
  readonly data?: {readonly id?: unknown; readonly step?: unknown; readonly keptUntil?: unknown};
}

/** What a draft is for, in words; `null` where the record is none. */
function draftPurpose({words: {agreements}, format}: Portal, json: string): string | null {
  const {id, step, keptUntil} = (JSON.parse(json) as KeptDraft).data ?? {};
  if (typeof id !== 'string' || typeof step !== 'string' || typeof keptUntil !== 'number') return null;
  return `${agreements.draftOf(id, step)}, ${agreements.keptUntil(format.moment(keptUntil))}`;
}
