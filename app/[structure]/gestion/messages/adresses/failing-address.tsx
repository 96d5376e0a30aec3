import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { closeAddressAction, correctAddressAction, sendMissedAction } from '@/lib/deliveries/actions'
import type { FailingAddress } from '@/lib/deliveries/types'

type Props = { slug: string; zone: string; failing: FailingAddress }

/** One wrong address: whose it is, what the provider says, and the way to make it good ([2.C2]). */
export async function FailingAddressCard({ slug, zone, failing }: Props) {
  const t = await getTranslations('deliveries.addresses')
  const { id, address, reader, detail, at, awaitedEmail, missed, secrets } = failing
  const isCorrected = reader !== null && reader.email?.toLowerCase() !== address.toLowerCase()
  return (
    <Card as="li" className="grid content-start gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-xl wrap-anywhere">{address}</h2>
        <p className="text-sm text-muted">{t('since', { day: formatNumericDay(dayOf(at, zone)) })}</p>
      </div>
      <p>{reader ? <a href={`/${slug}/gestion/dossiers/${reader.number}`}>{reader.name}</a> : t('nobody')}</p>
      <p>
        {t('missed', { count: missed })}. {secrets > 0 ? t('secrets', { count: secrets }) : ''}
      </p>
      {detail ? (
        <Details summary={t('words')}>
          <p className="max-w-[42rem] whitespace-pre-line wrap-anywhere">{detail}</p>
        </Details>
      ) : null}
      {isCorrected ? <Notice kind="positive">{t('corrected', { email: reader.email ?? '' })}</Notice> : null}
      {awaitedEmail ? <Notice kind="info">{t('awaited', { email: awaitedEmail })}</Notice> : null}
      {reader && !isCorrected ? (
        <ActionForm action={correctAddressAction}>
          <HiddenFields structure={slug} failure={id} />
          <div className="flex flex-wrap items-end gap-3">
            <TextInput
              name="email"
              type="email"
              inputMode="email"
              autoComplete="off"
              label={t('email')}
              defaultValue={awaitedEmail ?? address}
              required
              className="min-w-0 flex-1 basis-64 sm:max-w-96"
            />
            <SubmitButton>{t('correct')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <ActionForm action={sendMissedAction}>
          <HiddenFields structure={slug} failure={id} />
          <SubmitButton look={isCorrected ? 'primary' : 'quiet'}>
            {isCorrected && missed > 0 ? t('send', { count: missed }) : t('good', { count: missed })}
          </SubmitButton>
        </ActionForm>
        {missed > 0 ? (
          <ActionForm action={closeAddressAction}>
            <HiddenFields structure={slug} failure={id} />
            <SubmitButton look="plain">{t('close')}</SubmitButton>
          </ActionForm>
        ) : null}
      </div>
    </Card>
  )
}
