import {httpBackend} from '../../dist/cdn/provisioning-wizard.js';
import {words} from './words.js';

const kit = document.querySelector('partner-kit');
kit.backend = httpBackend({baseUrl: '/api'});

const find = (selector) => document.querySelector(selector);
const wizard = Object.assign(document.createElement('provisioning-wizard'), {orderId: 'order-1'});
const [main, aside] = document.querySelectorAll('[data-page="orders"] .place');
main.append(wizard);

/** What is loaded when its page is first opened, made once, taken out with its page and put back with it. */
const comesAndGoes = {
  agreements: {tag: 'partner-renewal', load: () => import('../../dist/cdn/partner-renewal.js')},
  support: {tag: 'support-center', load: () => import('../../dist/cdn/support-center.js')},
};

const pageNow = () => new URLSearchParams(location.search).get('page') ?? 'orders';

async function show(page) {
  for (const section of document.querySelectorAll('section')) section.hidden = section.dataset.page !== page;
  for (const link of document.querySelectorAll('nav a'))
    link.toggleAttribute('aria-current', link.search === `?page=${page}`);
  for (const [name, its] of Object.entries(comesAndGoes)) if (name !== page) its.element?.remove();
  const its = comesAndGoes[page];
  if (!its) return;
  await its.load();
  its.element ??= document.createElement(its.tag);
  if (pageNow() === page) find(`[data-page="${page}"] .place`).append(its.element);
}

function say(language) {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-word]'))
    element.textContent = words[language][element.dataset.word];
}

/** The example's server signs in whoever is named; a real one asks for more. */
async function signIn(account) {
  const change = account ? {method: 'signIn', args: [account]} : {method: 'signOut'};
  await fetch('/__control/admin', {method: 'POST', body: JSON.stringify(change)});
  for (const element of kit.querySelectorAll('provisioning-wizard, partner-renewal, support-center'))
    await element.refreshSession();
}

find('nav').addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (!link) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  void show(pageNow());
});
addEventListener('popstate', () => void show(pageNow()));
find('#move').addEventListener('click', () => (wizard.parentElement === main ? aside : main).append(wizard));
find('#toggle').addEventListener('click', ({target}) => {
  if (wizard.isConnected) wizard.remove();
  else main.append(wizard);
  target.dataset.word = wizard.isConnected ? 'close' : 'open';
  say(document.documentElement.lang);
});
find('#language').addEventListener('change', ({target}) => say(target.value));
find('#account').addEventListener('change', ({target}) => void signIn(target.value));
document.addEventListener('partner-page-title', ({detail}) => (document.title = detail.title));

say('en');
void show(pageNow());
