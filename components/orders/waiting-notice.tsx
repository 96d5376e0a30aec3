import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** That orders wait for their payment, and where: they aren't among what was paid ([1.D7]). */
export function WaitingNotice({ count, slug }: { count: number; slug: string }) {
  const t = useTranslations('orders.mine')
  if (count === 0) return null
  const link = (
    <LinkButton href={`/${slug}/panier`} look="quiet">
      {t('waitingLink')}
    </LinkButton>
  )
  return <Notice action={link}>{t('waiting', { count })}</Notice>
}
