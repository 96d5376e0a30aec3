import { getTranslations } from 'next-intl/server'
import { buyPath } from '@/components/bookings/paths'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/page-header'

/** Without a pass there is nothing to book with: how to start. */
export async function NothingToBook({ slug, hadPasses }: { slug: string; hadPasses: boolean }) {
  const t = await getTranslations('bookings.reserve')
  return (
    <EmptyState icon="ticket" title={t('none')} action={<LinkButton href={buyPath(slug)}>{t('buy')}</LinkButton>}>
      {hadPasses ? t('noneUsed') : t('noneText')}
    </EmptyState>
  )
}
