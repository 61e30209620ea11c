/**
 * What a page without a build imports for `<support-button>`: registers it and hands out what brings the HTTP adapter
 * when it is first needed. Built as `dist/cdn/support-button.js`; with other elements on one page it shares chunks.
 */
import type {HttpBackendOptions} from './backend/http/http-backend.js';
import type {PartnerBackend} from './backend/partner-backend.js';
import './define/support-button.js';

/** A `backend` for the button that loads the HTTP adapter when it is first asked. */
export const laterHttpBackend = (options: HttpBackendOptions) => async (): Promise<PartnerBackend> =>
  (await import('./backend/http/http-backend.js')).httpBackend(options);

export {version} from './version.js';
