/**
 * Serves `/__clear-site-data`: the answer makes the browser end every IndexedDB connection of the origin and empty
 * its storage. Lets sandboxed frames, whose origin is `null`, load modules.
 */
export function clearSiteDataPlugin() {
  return {
    name: 'clear-site-data',
    serverStart({server}) {
      server?.prependListener('request', (request, response) => {
        // What was kept for another frame does not have the next header.
        response.setHeader('Vary', 'Origin');
        if (request.headers.origin === 'null') response.setHeader('Access-Control-Allow-Origin', '*');
      });
    },
    serve(context) {
      if (context.path !== '/__clear-site-data') return undefined;
      context.set('Clear-Site-Data', '"storage"');
      context.set('Cache-Control', 'no-store');
      return {body: 'cleared', type: 'text'};
    },
  };
}
