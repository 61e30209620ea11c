/** What a tester breaks: the kit's calls, the browser's storage, the activation of services. */
import {html, nothing, type TemplateResult} from 'lit';
import {
  faultGroups,
  faultMoments,
  faultText,
  faultTimes,
  momentsFor,
  operationsFor,
  services,
  storageFaults,
  type Fault,
  type FaultGroup,
  type StorageFault,
} from '../faults/fault.js';
import {isSpent, type ActiveFault} from '../faults/fault-plan.js';
import {icon} from '../icons.js';
import {operationNames, operations} from '../kit.js';
import type {Portal} from '../portal.js';
import {patiences} from '../route.js';
import {beside, counted, section} from './section.js';
import {segments} from './shared.js';

const effects = ['once', 'write', 'single', 'read'] as const;

/** How many things are broken. */
export const brokenCount = ({state: {route}}: Portal): number =>
  route.faults.length +
  route.failing.length +
  [route.offline, route.storage !== 'none', route.activation === 'slow', route.uploads === 'slow'].filter(Boolean)
    .length;

export function faultSections(portal: Portal): TemplateResult {
  const {words, state, tester} = portal;
  const {qa} = words;
  const broken = brokenCount(portal);
  return html`${section(
    counted(qa.faults, broken),
    html`<p class="hint">${qa.faultsLead}</p>
      ${
        state.faults.length === 0
          ? broken === 0
            ? html`<p>${qa.noFaults}</p>`
            : nothing
          : html`<ul class="faults">
              ${state.faults.map((active) => activeFault(portal, active))}
            </ul>`
      }
      ${faultForm(portal)}
      ${toggle(qa.offline, state.route.offline, (on) => tester.setOffline(on), qa.offlineText)}
      ${toggle(words.support.slowUploads, state.route.uploads === 'slow', (on) => tester.setUploads(on ? 'slow' : 'usual'), words.support.slowUploadsText)}
      ${segments(
        'patience',
        qa.patience,
        patiences.map((value) => ({value, text: qa.patienceOf[value]})),
        state.route.patience,
        (value) => tester.setPatience(value),
      )}
      <p class="hint">${qa.startsAnew}</p>
      <button type="button" class="button small" ?disabled=${broken === 0} @click=${() => tester.removeAllFaults()}>
        ${qa.removeAll}
      </button>`,
  )}
  ${storageSection(portal)} ${activationSection(portal)}`;
}

/** The fault in words, without how often it was met. */
export function faultTitle({words: {qa}}: Portal, {kind, operation}: Fault): string {
  return `${qa.faultOf[kind]} · ${operation === 'all' ? qa.allOperations : operation}`;
}

function activeFault(portal: Portal, active: ActiveFault): TemplateResult {
  const {tester, words} = portal;
  const {qa} = words;
  const {fault, met} = active;
  const {kind, operation, times, moment} = fault;
  const title = faultTitle(portal, fault);
  const spent = isSpent(active);
  return html`<li ?data-spent=${spent}>
    ${icon('broken')}
    <div>
      <p class="fault-name">${qa.faultOf[kind]}</p>
      <p>${operation === 'all' ? qa.allOperations : html`<code>${operation}</code>`} · ${qa.timesOf[times]}, ${qa.momentShortOf[moment]}</p>
      <p class="hint">${spent ? `${qa.met(met)}, ${qa.spent}` : qa.met(met)}</p>
    </div>
    ${
      spent
        ? html`<button type="button" class="icon-button" aria-label=${qa.rearmFault(title)} title=${qa.rearmFault(title)} @click=${() => tester.rearmFault(fault)}>
          ${icon('again')}
        </button>`
        : nothing
    }
    <button type="button" class="icon-button" data-remove=${faultText(fault)} aria-label=${qa.removeFault(title)} title=${qa.removeFault(title)} @click=${() => removeFault(portal, fault)}>
      ${icon('close')}
    </button>
  </li>`;
}

/** The button that is pressed goes with its fault: the focus stays near. */
function removeFault({tester}: Portal, fault: Fault): void {
  tester.removeFault(fault);
  document.querySelector<HTMLElement>('#fault-kind')?.focus();
}

function faultForm(portal: Portal): TemplateResult {
  const {words, state, tester} = portal;
  const {qa} = words;
  const form = state.faultForm;
  const known = operationsFor(form.kind);
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    tester.addFault();
  };
  return html`<form class="fault-form" @submit=${add}>
    <label
      ><span>${qa.fault}</span
      ><select id="fault-kind" @change=${(event: Event) => tester.changeForm({kind: valueOf<Fault['kind']>(event)})}>
        ${(Object.keys(faultGroups) as FaultGroup[]).map(
          (group) =>
            html`<optgroup label=${qa.groupOf[group]}>
              ${faultGroups[group].map(
                (kind) => html`<option value=${kind} .selected=${kind === form.kind}>${qa.faultOf[kind]}</option>`,
              )}
            </optgroup>`,
        )}
      </select></label
    >
    <label
      ><span>${qa.operation}</span
      ><select id="fault-operation" @change=${(event: Event) => tester.changeForm({operation: valueOf<Fault['operation']>(event)})}>
        <option value="all" .selected=${form.operation === 'all'}>${qa.allOperations}</option>
        ${effects.map((effect) => {
          const names = operationNames.filter((name) => operations[name].effect === effect && known.includes(name));
          return names.length === 0
            ? nothing
            : html`<optgroup label=${qa.operationGroupOf[effect]}>
                ${names.map((name) => html`<option value=${name} .selected=${name === form.operation}>${name}</option>`)}
              </optgroup>`;
        })}
      </select></label
    >
    <label
      ><span>${qa.times}</span
      ><select id="fault-times" @change=${(event: Event) => tester.changeForm({times: valueOf<Fault['times']>(event)})}>
        ${faultTimes.map(
          (times) => html`<option value=${times} .selected=${times === form.times}>${qa.timesOf[times]}</option>`,
        )}
      </select></label
    >
    <label
      ><span>${qa.moment}</span
      ><select id="fault-moment" @change=${(event: Event) => tester.changeForm({moment: valueOf<Fault['moment']>(event)})}>
        ${faultMoments.map(
          (moment) =>
            html`<option value=${moment} ?disabled=${!momentsFor(form.kind).includes(moment)} .selected=${moment === form.moment}>${qa.momentOf[moment]}</option>`,
        )}
      </select></label
    >
    <button class="button small primary">${icon('plus')}${qa.addFault}</button>
  </form>`;
}

function storageSection(portal: Portal): TemplateResult {
  const {words, state, tester} = portal;
  const {qa} = words;
  return section(
    html`${qa.storage}${state.route.storage === 'none' ? nothing : icon('broken')}`,
    html`<select
        class="wide"
        id="storage-fault"
        aria-label=${qa.storage}
        aria-describedby="storage-hint"
        @change=${(event: Event) => tester.setStorage(valueOf<StorageFault>(event))}
      >
        ${storageFaults.map(
          (fault) =>
            html`<option value=${fault} .selected=${fault === state.route.storage}>${qa.storageOf[fault]}</option>`,
        )}
      </select>
      <p id="storage-hint" class="hint">${qa.startsAnew}</p>
      <p>${qa.storageHealth}: <code data-storage-health>${state.storageHealth ?? qa.storageUnknown}</code></p>
      ${
        state.route.storage === 'blocked'
          ? html`<button type="button" class="button small" ?disabled=${!state.hasOldTab} @click=${() => tester.closeOldTab()}>${qa.closeOldTab}</button>`
          : nothing
      }`,
    beside() || state.route.storage !== 'none',
  );
}

function activationSection(portal: Portal): TemplateResult {
  const {words, state, tester} = portal;
  const {qa} = words;
  const {activation, failing} = state.route;
  return section(
    html`${qa.activation}${activation === 'slow' || failing.length > 0 ? icon('broken') : nothing}`,
    html`<p class="hint">${qa.activationHint}</p>
      ${toggle(qa.slowActivation, activation === 'slow', (on) => tester.setActivation(on ? 'slow' : 'usual'))}
      ${services.map((service) =>
        toggle(qa.failing(words.serviceOf[service]), failing.includes(service), (on) => tester.setFailing(service, on)),
      )}`,
    beside() || activation === 'slow' || failing.length > 0,
  );
}

function toggle(text: string, checked: boolean, change: (on: boolean) => void, hint = ''): TemplateResult {
  const changed = (event: Event) => change((event.currentTarget as HTMLInputElement).checked);
  return html`<label class="toggle"
    ><input type="checkbox" .checked=${checked} @change=${changed} /><span
      >${text}${hint ? html`<span class="hint">${hint}</span>` : nothing}</span
    ></label
  >`;
}

const valueOf = <T extends string>(event: Event): T => (event.currentTarget as HTMLSelectElement).value as T;
