/** The views behind the first door: the password and the settings of what was bought (P-52 to P-75). */
import {html, nothing, type TemplateResult} from 'lit';
import {normalizeLabel} from '../../domain/validate/name-label.js';
import {licenseCount} from '../../domain/validate/numbers.js';
import {passwordRules} from '../../domain/validate/password.js';
import {timeZoneLabel, timeZones} from '../../domain/time-zones.js';
import {meetingLicenses} from '../../domain/billed-lines.js';
import type {NameCheck, SiteAnswer} from '../../domain/wizard-answers.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {choiceCards, errorTemplate, selectField, textArea, textField, tickBox} from '../shared/templates/fields.js';
import {fieldId} from '../shared/templates/field-id.js';
import {isolate, notice} from '../shared/templates/messages.js';
import {countryField} from './organization-views.js';
import {fieldError, formView} from './form-parts.js';
import {submissionNotice} from './sending-view.js';
import {isolated} from '../../locales/messages.js';
import type {View, ViewModel, WordKey} from './view-model.js';

/** Says once that the order has been set up, on the page that follows the first door (P-50). */
const setUpNotice = ({context, t}: ViewModel) =>
  context.justMapped ? notice('good', t('setUp.notice'), t('setUp.noticeText')) : nothing;

const password =
  (busy: boolean): View =>
  (model) => {
    const {context, page, t, format, actions} = model;
    const policy = context.policy.provisioning.password;
    const error = fieldError(model, 'password');
    const id = fieldId('password');
    const locked = context.passwordLockedUntil !== null && context.passwordLockedUntil > context.now;
    const doubtful = busy && context.submission?.doubtful === true;
    return formView(model, {
      title: t('password.title'),
      lead: t('password.lead'),
      action: t('password.action'),
      back: false,
      busy: busy ? t(doubtful ? 'sending.checking' : 'sending.password') : undefined,
      notices: html`${setUpNotice(model)}${busy ? submissionNotice(model) : nothing}${
        locked
          ? notice('warn', null, t('password.locked', {time: format.moment(context.passwordLockedUntil!)}))
          : nothing
      }`,
      body: html`<div class="field">
        <label for="field-username">${t('password.username')}</label>
        <input id="field-username" type="text" autocomplete="username" readonly .value=${context.answers.partnerAdminEmail || context.ownEmail} />
      </div>
      <div class="field">
        <label for=${id}>${t('password.label')}</label>
        ${errorTemplate({name: 'password', label: '', error})}
        <div class="affix">
          <input
            id=${id}
            type=${page.passwordShown ? 'text' : 'password'}
            data-secret
            autocomplete="new-password"
            autocapitalize="off"
            spellcheck="false"
            aria-invalid=${error ? 'true' : nothing}
            aria-describedby="password-rules ${error ? `${id}-error` : ''}"
          />
          <button class="button" type="button" aria-pressed=${page.passwordShown} @click=${() => actions.showPassword(!page.passwordShown)}>
            ${icon(page.passwordShown ? 'hide' : 'show')}${t(page.passwordShown ? 'password.hide' : 'password.show')}
          </button>
        </div>
      </div>
      <div class="tight" id="password-rules">
        <p class="quiet">${t('password.rules')}</p>
        <ul class="rules tight">
          ${passwordRules(policy).map(({code}) => {
            const met = page.passwordMet.has(code);
            const count = code === 'password.short' ? policy.minLength : policy.maxLength;
            return html`<li ?data-met=${met}>
              ${icon(met ? 'done' : 'pending')}<span
                >${t(`password.rule.${code.slice('password.'.length)}` as WordKey, {count})}<span class="visually-hidden"
                  >, ${t(met ? 'password.met' : 'password.notMet')}</span
                ></span
              >
            </li>`;
          })}
        </ul>
      </div>`,
    });
  };

/** "Leave for later", where policy allows it; said to be billed all the same (P-81). */
const laterButton = ({context, t, send}: ViewModel, service: string): TemplateResult | typeof nothing =>
  context.policy.provisioning.requiredServices.includes(service)
    ? nothing
    : html`<button class="button quiet" type="button" aria-describedby="later-hint" @click=${() => send({type: 'step.skipped'})}>${t('service.later')}</button>
        <p class="quiet" id="later-hint">${t('service.laterHint')}</p>`;

const subscription: View = (model) => {
  const {context, t, format} = model;
  const order = context.order!;
  return formView(model, {
    title: t('subscription.title'),
    lead: t('subscription.lead'),
    back: false,
    notices: setUpNotice(model),
    body: html`<ul class="services">
        ${order.lines.map(
          (line) => html`<li>
            ${icon(serviceIcon(line.service))}
            <div class="what"><strong>${isolate(line.name)}</strong>${line.price ? html`<span class="quiet numbers">${priceText(model, line.price)}</span>` : nothing}</div>
            <div class="state">
              ${line.kind === 'new' ? nothing : html`<span class="badge">${t(`subscription.kind.${kindCode(line.kind)}`)}</span>`}
              <span class="numbers">${quantityText(model, line)}</span>
            </div>
          </li>`,
        )}
      </ul>
      <p class="quiet">${t('subscription.start')}: ${format.date(order.requestedStartDate)}</p>`,
  });
};

export const serviceIcon = (service: string) =>
  service === 'calling' || service === 'meetings' || service === 'enterprise' ? service : 'other';

const kindCode = (kind: string) =>
  kind === 'change' || kind === 'trial' || kind === 'addOn' ? kind : ('other' as const);

/** A quantity with its unit; one the kit has no words for is named as it is. */
export function quantityText({t, locale}: ViewModel, {unit, quantity}: {unit: string; quantity: number}): string {
  if (unit === 'licences' || unit === 'numbers' || unit === 'sites')
    return t(`subscription.${unit}`, {count: quantity});
  return `${quantity.toLocaleString(locale)} × ${isolated(unit)}`;
}

export function priceText({t, format}: ViewModel, price: {amount: string; currency: string; period: string}): string {
  const period = price.period === 'month' || price.period === 'year' ? price.period : 'other';
  return t(`subscription.${period}`, {price: format.price(price)});
}

const calling =
  (busy: boolean): View =>
  (model) => {
    const {context, t} = model;
    return formView(model, {
      title: t('calling.title'),
      lead: t('calling.lead'),
      busy: busy ? t('service.saving') : undefined,
      more: laterButton(model, 'calling'),
      body: html`${countryField(model, 'callingCountry', t('calling.country'))}
      ${textArea({
        name: 'callingAddress',
        label: t('calling.address'),
        hint: t('calling.address.hint'),
        value: context.answers.callingAddress,
        error: fieldError(model, 'callingAddress'),
      })}
      ${textField({
        name: 'sipPrefix',
        label: t('calling.sip'),
        hint: t('calling.sip.hint'),
        value: context.answers.sipPrefix,
        error: fieldError(model, 'sipPrefix'),
        suffix: `.${context.policy.provisioning.callsDomain}`,
      })}`,
    });
  };

/** What is known of a checked name, said politely to screen readers as it comes (P-72, P-75). */
function nameStatus(model: ViewModel, field: string, text: string, id: string): TemplateResult {
  const {context, t, send} = model;
  const check: NameCheck | undefined = context.names[field];
  const current = check && check.value === normalizeLabel(text) ? check : null;
  const words = current && current.state !== 'editing' ? t(`name.${current.state}`, {name: current.value}) : '';
  const good = current?.state === 'available';
  return html`<div class="tight">
    <p id=${id} role="status" class="row ${good ? 'good-text' : ''}">
      ${
        words === ''
          ? nothing
          : html`${current?.state === 'checking' ? html`<span class="spinner" aria-hidden="true"></span>` : icon(good ? 'done' : 'info')}<span>${words}</span>`
      }
    </p>
    ${
      current?.state === 'taken' && current.suggestions.length > 0
        ? html`<div class="row">
          <span class="quiet">${t('name.suggestions')}</span>
          ${current.suggestions.map(
            (name) => html`<button
              class="button"
              type="button"
              @click=${() => {
                send({type: 'answer.changed', name: field, value: name});
                send({type: 'name.checkRequested', field});
              }}
            >
              ${t('name.use', {name})}
            </button>`,
          )}
        </div>`
        : nothing
    }
  </div>`;
}

const checkButton = ({t, send}: ViewModel, field: string, label: string): TemplateResult =>
  html`<button class="button" type="button" data-check=${field} aria-label="${t('name.check')}: ${label}" @click=${() => send({type: 'name.checkRequested', field})}>
    ${t('name.check')}
  </button>`;

const siteFields = (model: ViewModel, site: SiteAnswer, index: number): TemplateResult => {
  const {context, t, page, locale, actions, send} = model;
  const field = (part: keyof SiteAnswer) => `sites.${index}.${part}`;
  const name = field('name');
  const zone = field('timeZone');
  return html`<fieldset class="site">
    <legend>${t('meetings.site', {number: index + 1})}</legend>
    <div class="stack">
      <div class="tight">
        ${textField({
          name,
          label: t('meetings.name'),
          hint: t('meetings.name.hint'),
          value: site.name,
          error: fieldError(model, name),
          prefix: 'https://',
          suffix: `.${context.policy.provisioning.siteDomain}`,
          action: checkButton(model, name, t('meetings.site', {number: index + 1})),
          describedBy: `${name}-status`,
        })}
        ${nameStatus(model, name, site.name, `${name}-status`)}
      </div>
      ${selectField({
        name: zone,
        label: t('meetings.timeZone'),
        value: site.timeZone,
        choose: t('field.choose'),
        error: fieldError(model, zone),
        hint: site.timeZone ? timeZoneLabel(site.timeZone, locale, context.now) : t('meetings.timeZone.hint'),
        valueLabel: site.timeZone,
        options: page.openedLists.has(zone)
          ? timeZones().map((value) => ({value, label: value.replaceAll('_', ' ')}))
          : null,
        onOpen: () => actions.openList(zone),
      })}
      ${choiceCards({
        name: field('userManagement'),
        label: t('meetings.userManagement'),
        value: site.userManagement,
        error: fieldError(model, field('userManagement')),
        cards: [
          {value: 'hub', title: t('meetings.hub'), hint: t('meetings.hub.hint'), badge: t('setter.recommended')},
          {value: 'siteAdmin', title: t('meetings.siteAdmin'), hint: t('meetings.siteAdmin.hint')},
        ],
      })}
      ${tickBox({name: field('earlyRelease'), label: t('meetings.earlyRelease'), hint: t('meetings.earlyRelease.warning'), checked: site.earlyRelease})}
      ${textField({
        name: field('licenses'),
        label: t('meetings.licenses'),
        value: site.licenses,
        inputMode: 'numeric',
        error: fieldError(model, field('licenses')),
      })}
      ${
        context.answers.sites.length > 1
          ? html`<div><button class="button quiet" type="button" @click=${() => send({type: 'site.removed', index})}>
            ${icon('remove')}${t('meetings.remove', {number: index + 1})}
          </button></div>`
          : nothing
      }
    </div>
  </fieldset>`;
};

const meetings =
  (busy: boolean): View =>
  (model) => {
    const {context, t, send} = model;
    const bought = meetingLicenses(context.order!);
    const assigned = context.answers.sites.reduce((sum, site) => sum + (licenseCount(site.licenses) ?? 0), 0);
    return formView(model, {
      title: t('meetings.title'),
      lead: t('meetings.lead', {count: bought}),
      busy: busy ? t('service.saving') : undefined,
      more: laterButton(model, 'meetings'),
      body: html`${context.answers.sites.map((site, index) => siteFields(model, site, index))}
      <div class="row">
        <button class="button" type="button" @click=${() => send({type: 'site.added'})}>${icon('add')}${t('meetings.add')}</button>
        <span class="numbers" role="status">${t('meetings.total', {assigned, bought})}</span>
      </div>
      <p class="quiet">${t('meetings.pending')}</p>`,
    });
  };

const enterprise =
  (busy: boolean): View =>
  (model) => {
    const {context, t} = model;
    const {callsDomain, roomsDomain} = context.policy.provisioning;
    const text = context.answers.subdomain;
    const name = normalizeLabel(text);
    const saved = context.order?.settings.subdomain;
    const isSaved = saved !== null && saved !== undefined && saved === name;
    return formView(model, {
      title: t('enterprise.title'),
      lead: t('enterprise.lead'),
      action: isSaved ? t('action.next') : t('enterprise.save'),
      busy: busy ? t('service.saving') : undefined,
      more: isSaved ? nothing : laterButton(model, 'enterprise'),
      notices: isSaved ? notice('good', null, t('enterprise.saved', {name})) : nothing,
      body: html`<div class="tight">
        ${textField({
          name: 'subdomain',
          label: t('enterprise.subdomain'),
          hint: t('enterprise.hint'),
          value: text,
          error: fieldError(model, 'subdomain'),
          suffix: `.${roomsDomain}`,
          action: checkButton(model, 'subdomain', t('enterprise.subdomain')),
          describedBy: 'subdomain-status',
        })}
        ${nameStatus(model, 'subdomain', text, 'subdomain-status')}
      </div>
      ${
        name
          ? html`<div class="preview">
            <p class="quiet">${t('enterprise.preview')}</p>
            <p>${t('enterprise.calls')}: <code dir="ltr">user@${name}.${callsDomain}</code></p>
            <p>${t('enterprise.rooms')}: <code dir="ltr">room@${name}.${roomsDomain}</code></p>
          </div>`
          : nothing
      }`,
    });
  };

export const serviceViews = {
  'password.editing': password(false),
  'password.submitting': password(true),
  'services.subscription': subscription,
  'services.calling.editing': calling(false),
  'services.calling.saving': calling(true),
  'services.meetings.editing': meetings(false),
  'services.meetings.saving': meetings(true),
  'services.enterprise.editing': enterprise(false),
  'services.enterprise.saving': enterprise(true),
} satisfies Record<string, View>;
