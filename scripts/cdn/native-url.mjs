const nativeUrl = '\0native-url';

/**
 * Gives tus-js-client the platform's `URL` for `url-parse`, whose constructor it uses alike. `url-parse` is CommonJS:
 * with it the helpers for that become a chunk, which what needs any helper of the bundler loads too.
 */
export const urlOfPlatform = () => ({
  name: 'kit-native-url',
  enforce: 'pre',
  resolveId: (source) => (source === 'url-parse' ? nativeUrl : null),
  load: (id) => (id === nativeUrl ? 'export default URL;' : null),
});
