/**
 * What a page without a build imports for `<partner-renewal>`: registers it and `<partner-kit>` and hands out the HTTP
 * adapter and its error. Built as `dist/cdn/partner-renewal.js`; with `provisioning-wizard.js` on one page it shares chunks.
 */
import './define/partner-renewal.js';

export {httpBackend, type HttpBackendOptions} from './backend/http/http-backend.js';
export {BackendError} from './domain/problem.js';
export {version} from './version.js';
