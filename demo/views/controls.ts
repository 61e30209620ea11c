import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../icons.js';
import {orderScenarioNames, renewalScenarioNames, supportScenarioNames, type ScenarioName} from '../kit.js';
import type {Portal} from '../portal.js';
import {densities, directions, languageTags, themes} from '../route.js';
import {wordsIn} from '../words.js';
import {clockSection} from './clock-controls.js';
import {doctorSection} from './doctor-controls.js';
import {faultSections} from './fault-controls.js';
import {callsSection, eventsSection, keptSection, reportPart} from './log-controls.js';
import {beside, section} from './section.js';
import {segments} from './shared.js';
import {supportDeskSection, vendorSection} from './vendor-controls.js';

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
      ${reportPart(portal)}
    </div>
    ${scenarioSection(portal)} ${clockSection(portal)} ${accountSection(portal)} ${vendorSection(portal)}
    ${supportDeskSection(portal)}
    ${faultSections(portal)} ${doctorSection(portal)} ${callsSection(portal)} ${eventsSection(portal)} ${keptSection(portal)} ${appearanceSection(portal)}
    ${backendSection(portal)}
  </aside>`;
}

function closePanel(portal: Portal): void {
  portal.adjust({panel: 'closed'});
  document.querySelector<HTMLElement>('[aria-controls="controls"]')?.focus();
}

const scenarioGroups = [
  ['orders', [...orderScenarioNames, 'everything']],
  ['agreements', renewalScenarioNames],
  ['support', supportScenarioNames],
] as const;

function scenarioSection(portal: Portal): TemplateResult {
  const {words, state} = portal;
  const choose = (event: Event) =>
    void portal.setScenario((event.currentTarget as HTMLSelectElement).value as ScenarioName);
  return section(
    words.scenario,
    html`<select class="wide" aria-label=${words.scenario} aria-describedby="scenario-text scenario-hint" @change=${choose}>
        ${scenarioGroups.map(
          ([group, names]) =>
            html`<optgroup label=${words.agreements.scenarioGroupOf[group]}>
              ${names.map(
                (name) =>
                  html`<option value=${name} .selected=${name === state.scenario}>${words.scenarioOf[name]}</option>`,
              )}
            </optgroup>`,
        )}
      </select>
      <p id="scenario-text">${words.scenarioText[state.scenario]}</p>
      <p id="scenario-hint" class="hint">${words.scenarioHint}</p>`,
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
  const {language, theme, density, direction} = state.route;
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
    )}
    ${segments(
      'direction',
      words.qa.direction,
      directions.map((value) => ({value, text: words.qa.directionOf[value]})),
      direction,
      (value) => portal.adjust({direction: value}),
    )}`,
    beside(),
  );
}

function backendSection(portal: Portal): TemplateResult {
  const {words, state, tester} = portal;
  const {qa} = words;
  return section(
    words.backend,
    html`<p class="connection" data-connection=${state.connection}>${words.connectionOf[state.connection]}</p>
      ${state.lasting ? nothing : html`<p>${words.notLasting}</p>`}
      ${segments(
        'connection',
        qa.connection,
        (['auto', 'direct'] as const).map((value) => ({value, text: qa.connectionOf[value]})),
        state.route.connection ?? 'auto',
        (value) => tester.setConnection(value === 'direct' ? 'direct' : null),
      )}
      <p class="hint">${qa.connectionHint}</p>
      <button type="button" class="button small" aria-describedby="reset-hint" @click=${() => portal.reset()}>
        ${words.reset}
      </button>
      <p id="reset-hint" class="hint">${words.resetHint}</p>`,
    beside(),
  );
}
