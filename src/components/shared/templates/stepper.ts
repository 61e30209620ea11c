/** Where the person is: a bar with "Step 3 of 9" in narrow places, a list of steps in wide ones. */
import {html, nothing, type TemplateResult} from 'lit';
import {stepIcon as icon} from '../step-icons.js';

export interface StepItem {
  readonly label: string;
  readonly state: 'done' | 'current' | 'later';
}

export interface StepperWords {
  readonly label: string;
  /** "Step 3 of 9". */
  readonly position: string;
  readonly states: Readonly<Record<StepItem['state'], string>>;
}

export function stepper(steps: readonly StepItem[], words: StepperWords): TemplateResult {
  const current = steps.findIndex(({state}) => state === 'current');
  return html`<div class="folded">
      <p class="quiet numbers" id="position">${words.position} · ${steps[current]?.label ?? ''}</p>
      <progress class="bar" max=${steps.length} value=${current + 1} aria-labelledby="position"></progress>
    </div>
    <nav class="steps" aria-label=${words.label}>
      <ol>
        ${steps.map(
          (
            {label, state},
            index,
          ) => html`<li data-state=${state} aria-current=${state === 'current' ? 'step' : nothing}>
            <span class="mark" aria-hidden="true">${state === 'done' ? icon('check') : index + 1}</span>
            <span>${label}<span class="visually-hidden">, ${words.states[state]}</span></span>
          </li>`,
        )}
      </ol>
    </nav>`;
}
