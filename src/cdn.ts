/**
 * What a page without a build imports: registers `<provisioning-wizard>` and `<partner-kit>` and hands out the HTTP
 * adapter and its error. Built as `dist/cdn/provisioning-wizard.js`, beside `partner-renewal.js`; bundlers take the package's own entries.
 */
import './define/provisioning-wizard.js';

export {httpBackend, type HttpBackendOptions} from './backend/http/http-backend.js';
export {BackendError} from './domain/problem.js';
export {version} from './version.js';
