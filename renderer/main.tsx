import { createRoot } from 'react-dom/client';
import { connectHost } from './host/connect.ts';

const element = document.querySelector('#root');
if (element) {
  const host = await connectHost();
  const { electron, chromium } = await host.runtime();
  createRoot(element).render(
    <p>
      Electron {electron}, Chromium {chromium}
    </p>,
  );
}
