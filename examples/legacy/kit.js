/* global $ */
import {httpBackend} from '../../dist/cdn/provisioning-wizard.js';
import '../../dist/cdn/support-button.js';

$('provisioning-wizard, support-button').prop('backend', httpBackend({baseUrl: '/api'}));
