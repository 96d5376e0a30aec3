import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Viewer } from '@/lib/core/actor'
import { formatDay, formatMinutes } from '@/lib/core/formatting'
import { type Day, dayOf } from '@/lib/core/time'
import { redeemVoucherAction } from '@/lib/gifts/actions'
import { listBearers } from '@/lib/gifts/queries/find-voucher'
import type { Voucher } from '@/lib/gifts/types'
import { computeBookableFrom } from '@/lib/passes/rules'
import type { Structure } from '@/lib/structures/queries'

type Props = { voucher: Voucher; seal: string; actor: Viewer; structure: Structure; today: Day }

/** What a voucher gives, and for whom it is used: nothing is done before 'Utiliser ce bon' ([1.C7]). */
export async function UseVoucher({ voucher, seal, actor, structure, today }: Props) {
  const t = await getTranslations('gifts')
  const learners = await listBearers(structure.id, actor.clientFileId)
  const self = learners.find(({ isSelf }) => isSelf)
  return (
    <div className="grid gap-6">
      <Gift voucher={voucher} today={today} zone={structure.timeZone} />
      <ActionForm action={redeemVoucherAction} values={{ learner: self?.id ?? learners[0]?.id ?? '' }}>
        <HiddenFields structure={structure.slug} bon={seal} />
        <Select
          name="learner"
          label={t('redeem.forWhom')}
          options={learners.map(({ id, firstName, lastName, isSelf }) => {
            const learner = `${firstName} ${lastName}`
            return { value: id, label: isSelf ? t('redeem.myself', { learner }) : learner }
          })}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton size="large" pendingLabel={t('redeem.using')}>
            {t('redeem.use')}
          </SubmitButton>
          <LinkButton look="quiet" size="large" href={`/${structure.slug}/mon-compte/cadeau`}>
            {t('redeem.other')}
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  )
}

async function Gift({ voucher, today, zone }: { voucher: Voucher; today: Day; zone: string }) {
  const t = await getTranslations('gifts')
  const { name, credits, lessonMinutes, message, validUntil, orderedAt, requestsImmediateStart } = voucher
  const firstDay = computeBookableFrom(dayOf(orderedAt, zone), today, requestsImmediateStart)
  return (
    <Card accent className="grid gap-2">
      <p className="text-sm text-muted">{t('redeem.what')}</p>
      <h2 className="display text-2xl">{name}</h2>
      <p>{t('lessons', { count: credits, length: formatMinutes(lessonMinutes) })}</p>
      <p>{t('redeem.until', { day: formatDay(validUntil) })}</p>
      {firstDay > today ? <p>{t('redeem.later', { day: formatDay(firstDay) })}</p> : null}
      {message ? (
        <figure className="mt-2 grid gap-1 border-l-4 border-accent pl-4">
          <figcaption className="text-sm text-muted">{t('redeem.message')}</figcaption>
          <blockquote className="whitespace-pre-line [overflow-wrap:anywhere]">{message}</blockquote>
        </figure>
      ) : null}
    </Card>
  )
}
