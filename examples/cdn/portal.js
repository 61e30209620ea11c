import {httpBackend} from 'http://localhost:4000/dist/cdn/provisioning-wizard.js';

document.querySelector('provisioning-wizard').backend = httpBackend({baseUrl: '/api'});
