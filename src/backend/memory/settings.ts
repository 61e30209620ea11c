/** Settings of the bought services (P-55 to P-63, P-70 to P-74). Field paths are those of the request. */
import {countryCodes} from '../../domain/countries.js';
import {isTimeZone} from '../../domain/known-zone.js';
import {labelProblem, normalizeLabel} from '../../domain/validate/name-label.js';
import {addressProblem} from '../../domain/validate/text.js';
import type {CallingSettings, MeetingSettings} from '../../domain/order.js';
import {availability, formProblem, holdNames, isTaken, suggestionsFor} from './names.js';
import {accessOrder, orderView, requireMapped} from './order-view.js';
import type {MemoryOrder} from './state.js';
import {reject, type World} from './world.js';

/** Rejects a change of a service that was not bought, or after provisioning (P-64). */
function requireOpen(world: World, order: MemoryOrder, service: string): void {
  requireMapped(world, order);
  if (order.passwordPending) reject({kind: 'conflict', code: 'password-pending'});
  if (!order.lines.some((line) => line.service === service)) reject({kind: 'conflict', code: 'not-bought'});
  if (order.billing) reject({kind: 'conflict', code: service === 'meetings' ? 'sites-pending' : 'already-provisioned'});
}

function rejectInvalid(fields: Record<string, string | null>): void {
  const wrong = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null);
  if (wrong.length > 0) reject({kind: 'invalid', fields: Object.fromEntries(wrong)});
}

export function saveCalling(world: World, request: {orderId: string; calling: CallingSettings}) {
  const {order, account} = accessOrder(world, request.orderId);
  requireOpen(world, order, 'calling');
  const {country, headOfficeAddress, sipPrefix} = request.calling;
  rejectInvalid({
    'calling.country': countryCodes.includes(country) ? null : 'country.unknown',
    'calling.headOfficeAddress': addressProblem(headOfficeAddress),
    'calling.sipPrefix': labelProblem(sipPrefix, {reserved: world.policy.provisioning.reservedNames}),
  });
  order.settings.calling = {country, headOfficeAddress, sipPrefix};
  return orderView(world, order, account);
}

export function checkSiteName(world: World, request: {orderId: string; name: string}) {
  accessOrder(world, request.orderId);
  return availability(world, 'site', request.name, request.orderId);
}

/** Saves all sites or none; their licences add up to what was bought (P-63) and no name is taken (P-74). */
export function saveMeetings(world: World, request: {orderId: string; meetings: MeetingSettings}) {
  const {order, account} = accessOrder(world, request.orderId);
  requireOpen(world, order, 'meetings');
  const {sites} = request.meetings;
  const labels = sites.map(({name}) => normalizeLabel(name));
  const bought = order.lines
    .filter((line) => line.service === 'meetings')
    .reduce((sum, {quantity}) => sum + quantity, 0);
  const fields: Record<string, string | null> = {
    'meetings.sites': sites.reduce((sum, {licenses}) => sum + licenses, 0) === bought ? null : 'licenses.total',
  };
  sites.forEach((site, index) => {
    const path = `meetings.sites.${index}`;
    const duplicate = labels.indexOf(labels[index]!) < index ? 'site.duplicate' : null;
    fields[`${path}.name`] = formProblem('site', site.name) ?? duplicate;
    fields[`${path}.timeZone`] = isTimeZone(site.timeZone) ? null : 'timeZone.unknown';
  });
  rejectInvalid(fields);
  const taken = sites.flatMap(({name}, index) => (isTaken(world, 'site', name, order.id) ? [index] : []));
  if (taken.length > 0) {
    reject({
      kind: 'conflict',
      code: 'taken',
      fields: Object.fromEntries(taken.map((index) => [`meetings.sites.${index}.name`, 'label.taken'])),
      suggestions: suggestionsFor(world, 'site', sites[taken[0]!]!.name, order.id),
    });
  }
  holdNames(world, 'site', labels, order.id);
  order.settings.meetings = {sites: structuredClone(sites)};
  return orderView(world, order, account);
}

export function checkSubdomain(world: World, request: {orderId: string; name: string}) {
  accessOrder(world, request.orderId);
  return availability(world, 'subdomain', request.name, request.orderId);
}

/** Takes the subdomain in one step, or answers `taken` although a check said otherwise before (P-74). */
export function saveSubdomain(world: World, request: {orderId: string; name: string}) {
  const {order, account} = accessOrder(world, request.orderId);
  requireOpen(world, order, 'enterprise');
  rejectInvalid({name: formProblem('subdomain', request.name)});
  if (isTaken(world, 'subdomain', request.name, order.id)) {
    const suggestions = suggestionsFor(world, 'subdomain', request.name, order.id);
    reject({kind: 'conflict', code: 'taken', fields: {name: 'label.taken'}, suggestions});
  }
  holdNames(world, 'subdomain', [request.name], order.id);
  order.settings.subdomain = normalizeLabel(request.name);
  return orderView(world, order, account);
}
