/** What hosts' pages do to the wizard: other documents, styles of their own, and what goes over the wire. */
import {createServer, request as httpRequest} from 'node:http';
import {choose, next, reachFirstStep, waitForField} from './wizard-flow.mjs';

/**
 * The wizard in the same-origin frame of `page`, for the steps of `wizard-flow.mjs`: what they evaluate finds the one
 * that stands there. Trusted input goes wherever the focus is.
 */
export function frameOf(page) {
  const inner = Object.create(page);
  inner.evaluate = (what, ...given) => {
    const source = typeof what === 'function' ? `(${what})(...${JSON.stringify(given)})` : what;
    return page.evaluate(source.replaceAll('document.querySelector(', 'frames[0].document.querySelector('));
  };
  return inner;
}

/** How everything inside an element looks, in what a host's styles could change: `[name, [property: value, ...]]`. */
export const looks = (page, tag = 'provisioning-wizard') =>
  page.evaluate((wanted) => {
    const properties = [
      ...['display', 'visibility', 'opacity', 'position', 'float', 'color', 'background-color', 'color-scheme'],
      ...['font-family', 'font-size', 'font-weight', 'font-style', 'line-height', 'letter-spacing', 'word-spacing'],
      ...['text-transform', 'text-align', 'text-indent', 'white-space-collapse', 'list-style-type', 'cursor'],
      ...['appearance', 'margin-top', 'margin-left', 'padding-top', 'padding-left', 'border-top-width'],
      ...['border-top-color', 'inline-size', 'block-size', 'pointer-events', 'direction'],
    ];
    const {shadowRoot} = document.querySelector(wanted);
    return [...shadowRoot.querySelectorAll('*:not(option, svg *)')].map((element) => {
      const style = getComputedStyle(element);
      const name = `<${element.localName} class="${element.getAttribute('class') ?? ''}">`;
      return [name, properties.map((property) => `${property}: ${style.getPropertyValue(property)}`)];
    });
  }, tag);

/** What looks different, in words; at most ten of it. */
export function differences(now, before) {
  const changed = now.flatMap(([name, values], index) => {
    const [itsName, others] = before[index] ?? ['nothing', []];
    if (name !== itsName) return [`${name} instead of ${itsName}`];
    return values.flatMap((value, at) => (value === others[at] ? [] : [`${name} ${value} instead of ${others[at]}`]));
  });
  if (now.length < before.length) changed.push(`${before.length - now.length} elements are missing`);
  return changed.slice(0, 10);
}

/** What sticks out of an element's frame sideways. */
export const stickingOut = (page, tag = 'provisioning-wizard') =>
  page.evaluate((wanted) => {
    const host = document.querySelector(wanted);
    const {left, right} = host.getBoundingClientRect();
    return [...host.shadowRoot.querySelectorAll('*:not(option, dialog, dialog *, .visually-hidden)')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.left < left - 0.5 || box.right > right + 0.5);
      })
      .map((element) => `<${element.localName} class="${element.className}">`);
  }, tag);

/** From the intro to the form of the partner's organisation. */
export async function reachPartnerForm(page) {
  await reachFirstStep(page);
  await next(page);
  await choose(page, 'role', 'partner');
  await next(page);
  await choose(page, 'setter', 'self');
  await next(page);
  await waitForField(page, 'partnerName');
}

/**
 * Stands before a backend on an origin of its own and notes what arrives: `{method, path, headers, body}`. Pages
 * without an origin, sandboxed ones, may call it too.
 */
export async function startRelay(target) {
  const arrived = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const {method, url: path, headers} = request;
      arrived.push({method, path, headers, body: Buffer.concat(parts).toString('utf8')});
      const origin = headers.origin === 'null' ? {origin: 'http://127.0.0.1'} : {};
      const outgoing = httpRequest(
        new URL(path, target),
        {method, headers: {...headers, ...origin, host: new URL(target).host}},
        (answer) => {
          const allowed = headers.origin ? {'access-control-allow-origin': headers.origin} : {};
          response.writeHead(answer.statusCode, {...answer.headers, ...allowed});
          answer.pipe(response);
        },
      );
      outgoing.on('error', () => response.destroy());
      outgoing.end(Buffer.concat(parts));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    arrived,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
