async function chord({browser, id}, keys) {
  if (browser.type === 'webdriver') {
    await browser.sendKeys(id, keys);
    return true;
  }
  const {keyboard} = browser.getPage(id);
  const held = keys.slice(0, -1);
  for (const key of held) await keyboard.down(key);
  await keyboard.press(keys.at(-1));
  for (const key of held.reverse()) await keyboard.up(key);
  return true;
}

async function wheel({browser, id}, {x, y, by}) {
  if (browser.type === 'webdriver') {
    const scroll = {type: 'scroll', origin: 'viewport', x, y, deltaX: 0, deltaY: by, duration: 0};
    await browser.driver.performActions([{type: 'wheel', id: 'wheel', actions: [scroll]}]);
    return true;
  }
  const {mouse} = browser.getPage(id);
  await mouse.move(x, y);
  await mouse.wheel({deltaY: by});
  return true;
}

async function viewport({browser, id}, {width, height}) {
  if (browser.type === 'webdriver') await browser.driver.setWindowRect(0, 0, width, height);
  else await browser.getPage(id).setViewport({width, height});
  return true;
}

function protocolSession({browser, id}) {
  const page = browser.type === 'puppeteer' && browser.name !== 'Firefox' ? browser.getPage(id) : undefined;
  return page?.createCDPSession();
}

const mediaSessions = new WeakMap();

async function mediaFeatures(session, features) {
  const page = session.browser.getPage?.(session.id);
  const protocol = mediaSessions.get(page) ?? (await protocolSession(session));
  if (!protocol) return false;
  mediaSessions.set(page, protocol);
  await protocol.send('Emulation.setEmulatedMedia', {features});
  return true;
}

async function accessibilityTree(session) {
  const protocol = await protocolSession(session);
  if (!protocol) return false;
  try {
    const {nodes} = await protocol.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const shape = (node) => {
      const children = (node.childIds ?? []).flatMap((id) => (byId.has(id) ? shape(byId.get(id)) : []));
      if (node.ignored) return children;
      const text = (value) => (value?.value === undefined || value.value === '' ? undefined : value.value);
      const states = Object.fromEntries((node.properties ?? []).map(({name, value}) => [name, value.value]));
      const shaped = {role: text(node.role), name: text(node.name), value: text(node.value)};
      return [{...shaped, description: text(node.description), states, children}];
    };
    return shape(nodes[0])[0] ?? null;
  } finally {
    await protocol.detach();
  }
}

const commands = {
  chord,
  wheel,
  viewport,
  'media-features': mediaFeatures,
  'accessibility-tree': accessibilityTree,
};

/**
 * Commands a browser test calls with `executeServerCommand(name, payload)` of `@web/test-runner-commands`:
 * - `chord` `['Shift', 'Tab']`: trusted keys pressed together, in every engine.
 * - `wheel` `{x, y, by}`: turns the wheel over a place in the window, by so many CSS pixels; WebKitGTK's driver does it once in a page.
 * - `viewport` `{width, height}` in CSS pixels; WebKitGTK's window never gets narrower than 447.
 * - `media-features` `[{name: 'forced-colors', value: 'active'}]`: Chromium only, else answers `false`.
 * - `accessibility-tree`: what assistive technology is told, `{role, name, value, description, states, children}`;
 *   Chromium only, else answers `false`.
 * The page is shared by the files of a run: a test puts back the size and the media features it changed.
 */
export function commandsPlugin() {
  return {
    name: 'kit-commands',
    executeCommand: ({command, payload, session}) => commands[command]?.(session, payload),
  };
}
