import './zod-setup.ts'
import './styles/index.css'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createClient } from './api/client.ts'
import { ApiProvider } from './api/context.tsx'
import { createElectronTransport } from './api/transport-electron.ts'
import { browserParts, createHttpTransport } from './api/transport-http.ts'
import { App } from './app.tsx'
import { createI18n } from './i18n/index.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const transport = window.claimbench ? createElectronTransport(window.claimbench) : createHttpTransport(browserParts())
const client = createClient({ transport, validate: import.meta.env.DEV })

createRoot(root).render(
  <I18nextProvider i18n={createI18n()}>
    <ApiProvider client={client}>
      <App />
    </ApiProvider>
  </I18nextProvider>
)
