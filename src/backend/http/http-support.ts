/** What of the HTTP adapter only support uses: the routes of its operations, files and news. */
export {supportRoutes} from '../support-routes.js';
export {httpFiles} from './http-files.js';
