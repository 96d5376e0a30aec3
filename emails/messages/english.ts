import type { Locale } from '@/lib/client-files/types'
import type { Sender } from '@/lib/messages/types'
import { footerInEnglish } from '@/messages/en/written-mails'
import type { MailContent } from '../content'
import { showPhone } from './brand'

/**
 * A mail of the product whose words a structure wrote in English: what stands around them follows, and its lines that have no
 * words of the structure's give way to them ([2.C3]). Dates and amounts stay as the code writes them, in French.
 */
export function toEnglish(sender: Sender, content: MailContent, locale: Locale | undefined): MailContent {
  if (locale !== 'en') return { ...content, locale }
  const { mailFooter, phone } = sender.settings
  const fill = (text: string) => text.replace('{structure}', sender.name).replace('{phone}', showPhone(phone))
  const links = content.footer.filter((line) => typeof line !== 'string')
  const own = mailFooter === '' ? [] : [mailFooter]
  return {
    ...content,
    locale,
    kicker: sender.name,
    title: content.subject,
    preview: content.subject,
    footer: [...own, fill(footerInEnglish.reach), fill(footerInEnglish.why), ...links],
  }
}
