/** Prepares views in idle moments: a template's first use takes several times as long as its next. */
import {render} from 'lit';
import type {Activation} from '../../domain/order.js';
import {emptyAnswers, emptySite, type WizardAnswers} from '../../domain/wizard-answers.js';
import {decidedSection, steps} from './step-frame.js';
import type {View, ViewModel} from './view-model.js';

/** Nobody's answers, with which the views show one of each that they usually have. */
const answers: WizardAnswers = {...emptyAnswers, role: 'partner', sites: [emptySite], subdomain: 'a'};
const service = {lineId: '', state: 'queued', expectedMinutes: 1, reference: null, retryOperationId: null};
const activation: Activation = {startedAt: '2000-01-01', receipt: '', services: [service]};

/**
 * Renders the frame of the steps and then one view after the other where nobody sees it, each when it is asked for.
 * @param model what the page shows now; `null` when it shows nothing, which ends it.
 */
export function* preparations(views: Iterable<View>, model: () => ViewModel | null): Generator<void> {
  const frame = [(shown: ViewModel) => steps(shown, 'setter'), (shown: ViewModel) => decidedSection(shown, 'password')];
  for (const view of [...frame, ...views]) {
    const shown = model();
    if (!shown?.context.order) return;
    const context = {...shown.context, answers, order: {...shown.context.order, activation}};
    render(view({...shown, context}), document.createElement('div'));
    yield;
  }
}

let isAsked = false;

/** Prepares a view in each idle moment, once per page; in quick succession where the engine tells of no such moment. */
export function warmViews(views: Readonly<Record<string, View>>, model: () => ViewModel | null): void {
  if (isAsked) return;
  isAsked = true;
  const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 50));
  const left = preparations(Object.values(views), model);
  const next = () => void (left.next().done || whenIdle(next));
  whenIdle(next);
}
