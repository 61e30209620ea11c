/**
 * What a page without a build imports for `<support-center>`: registers it and `<partner-kit>` and hands out the HTTP
 * adapter and its error. Built as `dist/cdn/support-center.js`; with other elements on one page it shares chunks.
 */
import './define/support-center.js';

export {httpBackend, type HttpBackendOptions} from './backend/http/http-backend.js';
export {BackendError} from './domain/problem.js';
export {version} from './version.js';
