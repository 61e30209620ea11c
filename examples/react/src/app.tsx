import 'partner-widgets/define/partner-renewal.js';
import 'partner-widgets/define/provisioning-wizard.js';
import 'partner-widgets/define/support-button.js';
import {httpBackend} from 'partner-widgets/backend/http.js';
import type {} from 'partner-widgets/types/react';
import {useState} from 'react';

const backend = httpBackend({baseUrl: '/api'});

/** The mail's link names an order to set up. Without one the page shows the agreements. */
export function App() {
  const orderId = new URLSearchParams(location.search).get('order');
  return (
    <>
      <main>
        <h1>Partner portal</h1>
        {orderId === null ? <partner-renewal backend={backend} /> : <SetUp orderId={orderId} />}
      </main>
      <support-button backend={backend} />
    </>
  );
}

function SetUp({orderId}: {orderId: string}) {
  const [isProvisioned, setProvisioned] = useState(false);
  const provisioned = () => setProvisioned(true);
  return (
    <>
      <p role="status">{isProvisioned && `Order ${orderId} is provisioned.`}</p>
      <provisioning-wizard orderId={orderId} backend={backend} onpartner-provisioned={provisioned} />
    </>
  );
}
