import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../icons.js';
import {scenarioNames, type ScenarioName} from '../kit.js';
import type {KeptDatabase, KeptEntry} from '../kept-data.js';
import type {Portal} from '../portal.js';
import {densities, languageTags, themes} from '../route.js';
import {wordsIn} from '../words.js';
import {segments} from './shared.js';

/** The tester's panel: beside the portal where there is room, else a disclosure above the content. */
export function controlsPanel(portal: Portal): TemplateResult {
  const {words, panelOpen} = portal;
  return html`<aside id="controls" class="controls" aria-labelledby="controls-heading" ?hidden=${!panelOpen}>
    <div class="controls-head">
      <h2 id="controls-heading">${words.controls}</h2>
      <button type="button" class="icon-button" aria-label=${words.close} @click=${() => closePanel(portal)}>
        ${icon('close')}
      </button>
      <p>${words.controlsLead}</p>
    </div>
    ${scenarioSection(portal)} ${clockSection(portal)} ${accountSection(portal)} ${appearanceSection(portal)}
    ${keptSection(portal)} ${eventsSection(portal)} ${section(words.faults, html`<p>${words.faultsText}</p>`, false)}
    ${backendSection(portal)}
  </aside>`;
}

function closePanel(portal: Portal): void {
  portal.adjust({panel: 'closed'});
  document.querySelector<HTMLElement>('[aria-controls="controls"]')?.focus();
}

/** Above the content, only what is used most is open. */
const beside = () => matchMedia('(min-width: 72rem)').matches;

const section = (heading: unknown, content: unknown, open = true): TemplateResult =>
  html`<details class="controls-section" ?open=${open}>
    <summary><h3>${heading}</h3>${icon('chevron')}</summary>
    <div class="controls-body">${content}</div>
  </details>`;

function scenarioSection(portal: Portal): TemplateResult {
  const {words, state} = portal;
  const choose = (event: Event) =>
    void portal.setScenario((event.currentTarget as HTMLSelectElement).value as ScenarioName);
  return section(
    words.scenario,
    html`<select class="wide" aria-label=${words.scenario} aria-describedby="scenario-text scenario-hint" @change=${choose}>
        ${scenarioNames.map(
          (name) => html`<option value=${name} .selected=${name === state.scenario}>${words.scenarioOf[name]}</option>`,
        )}
      </select>
      <p id="scenario-text">${words.scenarioText[state.scenario]}</p>
      <p id="scenario-hint" class="hint">${words.scenarioHint}</p>`,
  );
}

function clockSection(portal: Portal): TemplateResult {
  const {words, state, format} = portal;
  const toStart = portal.daysToStart(portal.nextToStart);
  return section(
    words.clock,
    html`<p class="clock">
        <span class="visually-hidden">${words.clockNow}: </span>
        <time datetime=${new Date(portal.now).toISOString()}>${format.moment(portal.now)}</time>
        <span class="hint">${words.clockAhead(state.route.days)}</span>
      </p>
      <div class="button-grid">
        ${[1, 7, 30].map(
          (days) =>
            html`<button type="button" class="button small" @click=${() => portal.travel(days)}>${words.addDays(days)}</button>`,
        )}
      </div>
      <div class="button-grid">
        <button type="button" class="button small" ?disabled=${toStart === 0} @click=${() => portal.travel(toStart)}>
          ${words.toStartDate}
        </button>
        <button type="button" class="button small" ?disabled=${state.clockOffset === 0} @click=${() => portal.backToNow()}>
          ${words.backToNow}
        </button>
      </div>`,
  );
}

function accountSection(portal: Portal): TemplateResult {
  const {words, state} = portal;
  const choose = (event: Event) => {
    const {value} = event.currentTarget as HTMLSelectElement;
    void (value ? portal.signIn(value) : portal.signOut());
  };
  const current = state.account?.id ?? '';
  return section(
    words.signedIn,
    html`<select class="wide" aria-label=${words.signedIn} @change=${choose}>
        <option value="" .selected=${current === ''}>${words.nobody}</option>
        ${state.accounts.map(
          ({id, name, email}) => html`<option value=${id} .selected=${current === id}>${name} · ${email}</option>`,
        )}
      </select>
      <div class="button-grid">
        <button type="button" class="button small" ?disabled=${!current} @click=${() => portal.signOut()}>
          ${words.signOut}
        </button>
        <button type="button" class="button small" ?disabled=${!current} @click=${() => portal.expireSession()}>
          ${words.expireSession}
        </button>
      </div>`,
    beside(),
  );
}

function appearanceSection(portal: Portal): TemplateResult {
  const {words, state} = portal;
  const {language, theme, density} = state.route;
  return section(
    words.appearance,
    html`${segments(
      'language',
      words.language,
      languageTags.map((tag) => ({value: tag, text: wordsIn[tag].languageName, lang: tag})),
      language,
      (value) => portal.adjust({language: value}),
    )}
    ${segments(
      'theme',
      words.theme,
      themes.map((value) => ({value, text: words.themeOf[value]})),
      theme,
      (value) => portal.adjust({theme: value}),
    )}
    ${segments(
      'density',
      words.density,
      densities.map((value) => ({value, text: words.densityOf[value]})),
      density,
      (value) => portal.adjust({density: value}),
    )}`,
  );
}

function keptSection(portal: Portal): TemplateResult {
  const {words, state} = portal;
  const {kept} = state;
  const count = kept?.flatMap(({stores}) => stores.flatMap(({entries}) => entries)).length ?? 0;
  return section(
    html`${words.kept}<span class="count">${count}</span>`,
    html`<p class="hint">${words.keptLead}</p>
      ${kept === null ? html`<p>${words.keptUnknown}</p>` : nothing}
      ${kept?.length === 0 ? html`<p>${words.keptNothing}</p>` : nothing}
      ${kept?.map((database) => keptDatabase(portal, database))}`,
    beside(),
  );
}

function keptDatabase({words}: Portal, {name, stores}: KeptDatabase): TemplateResult {
  const entries = stores.flatMap((store) => store.entries);
  const kinds = [...new Set(entries.map(({kind}) => kind))].toSorted();
  const purpose = (kind: string) => (kind === 'journal' ? words.keptKind.journal : words.keptKind.other);
  return html`<div class="kept">
    <p class="kept-name"><span class="hint">${words.keptDatabase}</span> <code>${name}</code></p>
    ${entries.length === 0 ? html`<p>${words.keptNothing}</p>` : nothing}
    ${kinds.map(
      (kind) =>
        html`<h4><code>${kind}</code></h4>
          <p class="hint">${purpose(kind)}</p>
          ${entries.filter((entry) => entry.kind === kind).map(keptEntry)}`,
    )}
  </div>`;
}

const keptEntry = ({key, json}: KeptEntry): TemplateResult =>
  html`<figure>
    <figcaption><code>${key}</code></figcaption>
    <pre tabindex="0" aria-label=${key}>${json}</pre>
  </figure>`;

function eventsSection(portal: Portal): TemplateResult {
  const {words, state, format} = portal;
  return section(
    html`${words.events}<span class="count">${state.events.length}</span>`,
    state.events.length === 0
      ? html`<p class="hint">${words.noEvents}</p>`
      : html`<p class="hint">${words.eventsLead}</p>
          <ol class="events">
            ${state.events.map(
              ({at, name, detail}) =>
                html`<li><span class="events-top"><code>${name}</code><time>${format.time(at)}</time></span><code class="detail">${detail}</code></li>`,
            )}
          </ol>
          <button type="button" class="button small" @click=${() => portal.clearEvents()}>${words.clear}</button>`,
    beside(),
  );
}

function backendSection(portal: Portal): TemplateResult {
  const {words, state} = portal;
  return section(
    words.backend,
    html`<p class="connection" data-connection=${state.connection}>${words.connectionOf[state.connection]}</p>
      ${state.lasting ? nothing : html`<p>${words.notLasting}</p>`}
      <button type="button" class="button small" aria-describedby="reset-hint" @click=${() => portal.reset()}>
        ${words.reset}
      </button>
      <p id="reset-hint" class="hint">${words.resetHint}</p>`,
    beside(),
  );
}
