import { useTranslations } from 'next-intl'
import { footerLinkClass } from '@/components/site/site-footer'
import { HelpLink } from './help-link'

/** At the foot of personal pages: the chapter about the page one is on. */
export function FooterHelp({ slug }: { slug: string }) {
  const t = useTranslations('help')
  return <HelpLink slug={slug} audience="member" label={t('link')} className={footerLinkClass} />
}
