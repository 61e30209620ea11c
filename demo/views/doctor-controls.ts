/** The kit's doctor in the tester's panel: what is wrong on this page, and how to mend it. */
import {html, nothing, type TemplateResult} from 'lit';
import {icon, type IconName} from '../icons.js';
import type {Finding} from '../kit.js';
import type {Portal} from '../portal.js';
import {beside, section} from './section.js';

const iconOf: Readonly<Record<Finding['severity'], IconName>> = {error: 'error', warning: 'broken', note: 'info'};

export function doctorSection(portal: Portal): TemplateResult {
  const {words, state, tester, format} = portal;
  const {qa} = words;
  const {diagnosis} = state;
  const findings = diagnosis?.findings ?? [];
  const said =
    diagnosis === null
      ? nothing
      : diagnosis.findings === null
        ? qa.doctorLooking
        : findings.length === 0
          ? html`${icon('check')}<span>${qa.doctorNothing}</span>`
          : qa.doctorFound(findings.length, format.time(diagnosis.at));
  return section(
    qa.doctor,
    html`<p class="hint">${qa.doctorLead}</p>
      <button type="button" class="button small" data-doctor @click=${() => tester.askDoctor()}>${qa.doctorAsk}</button>
      <p class="diagnosis" role="status">${said}</p>
      ${
        findings.length > 0
          ? html`<ul class="findings">
              ${findings.map((finding) => foundItem(portal, finding))}
            </ul>`
          : nothing
      }`,
    beside() || diagnosis !== null,
  );
}

function foundItem({words: {qa}, state, tester}: Portal, finding: Finding): TemplateResult {
  const {id, severity, element} = finding;
  const {title, mend, section: place} = tester.explained(finding, state.route.language) ?? {};
  return html`<li data-finding=${id} data-severity=${severity}>
    ${icon(iconOf[severity])}
    <div>
      <p class="hint">${qa.severityOf[severity]}${element ? html`<span> · <code>${element}</code></span>` : nothing}</p>
      <p class="finding-title">${title}</p>
      <p>${mend}</p>
      <p class="hint"><code>${place}</code></p>
    </div>
  </li>`;
}
