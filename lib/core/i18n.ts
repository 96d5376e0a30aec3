import { getRequestConfig } from 'next-intl/server'
import messages from '@/messages/fr'

declare module 'next-intl' {
  interface AppConfig {
    Locale: 'fr'
    Messages: typeof messages
  }
}

/** French first; English and fr-CA follow by their own catalogue, without touching a component. */
export default getRequestConfig(async () => ({
  locale: 'fr',
  messages,
  timeZone: 'Europe/Paris',
}))
