import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { formatDay } from '@/lib/core/formatting'
import type { Detail } from '@/lib/core/outcome'
import type { WithdrawalRefusal } from '@/lib/refunds/types'
import { formatPhone } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'

type Props = { structure: Structure; refusal: WithdrawalRefusal; detail?: Detail }

/** Why a purchase can't be renounced any more, and whom to call. */
export async function Impossible({ structure, refusal, detail = {} }: Props) {
  const [t, refusals] = await Promise.all([getTranslations('refunds.withdrawal'), getTranslations('refunds.refusals')])
  const until = typeof detail.until === 'string' ? formatDay(detail.until) : ''
  const back = (
    <LinkButton href={`/${structure.slug}/mon-compte/achats`} look="quiet">
      {t('back')}
    </LinkButton>
  )
  return (
    <Notice kind="warning" title={t('impossible')} action={back}>
      <p>{refusals(refusal, { until, offer: String(detail.offer ?? '') })}</p>
      <p>{t('contact', { phone: formatPhone(structure.settings.phone) })}</p>
    </Notice>
  )
}
