import { useTranslations } from 'next-intl'
import { formatPhone } from '@/lib/site/rules'

/** Whom to talk to about a removal, under each of its outcomes ([2.A6]). */
export function RemovalContact({ phone, email }: { phone: string; email: string }) {
  const t = useTranslations('removals')
  return <p>{t('contact', { phone: formatPhone(phone), email })}</p>
}
