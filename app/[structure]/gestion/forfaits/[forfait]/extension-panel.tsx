import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { extendPassAction } from '@/lib/bookings/actions'
import { extensionSchema } from '@/lib/bookings/schema'
import { formatDay } from '@/lib/core/formatting'
import { daysBetween } from '@/lib/core/time'
import { listFieldErrors } from '@/lib/gate/form'
import { checkExtension } from '@/lib/passes/rules'
import { Panel } from '../../panel'
import type { PassOf } from './pass-of'
import { ReasonField } from './reason-field'

/** More time for a pass: asked, looked at, then done ([1.H9]). */
export async function ExtensionPanel({ of }: { of: PassOf }) {
  const { path, pass, asked } = of
  const isAsked = asked.jusqu !== undefined
  const parsed = isAsked ? extensionSchema.safeParse({ forfait: pass.id, ...asked }) : null
  const errors = parsed && !parsed.success ? await listFieldErrors(parsed.error) : {}
  const t = await getTranslations('passChanges')
  return (
    <Panel id="prolonger" title={t('extension.title')}>
      <p className="text-muted">{t('extension.text')}</p>
      <form action={`${path}#prolonger`} className="grid gap-4">
        <DateInput
          name="jusqu"
          label={t('extension.until')}
          required
          autoComplete="off"
          error={errors.jusqu}
          defaultValue={asked.jusqu}
        />
        <ReasonField error={isAsked ? errors.raison : undefined} typed={isAsked ? asked.raison : undefined} />
        <Button type="submit" look="quiet" icon="search" className="justify-self-start">
          {t('see')}
        </Button>
      </form>
      {parsed?.success ? <Preview of={of} until={parsed.data.jusqu} /> : null}
    </Panel>
  )
}

async function Preview({ of: { slug, pass, today, asked }, until }: { of: PassOf; until: string }) {
  const t = await getTranslations('passChanges')
  const verdict = checkExtension(pass, until, today)
  if (!verdict.ok) return <Notice kind="danger">{t(`refusals.${verdict.refusal}`, { count: 0 })}</Notice>
  return (
    <ActionForm action={extendPassAction}>
      <HiddenFields structure={slug} forfait={pass.id} jusqu={asked.jusqu} raison={asked.raison} />
      <Notice kind="info">
        {t('extension.preview', { until: formatDay(until), count: daysBetween(pass.validUntil, until) })}
      </Notice>
      <SubmitButton className="justify-self-start">{t('extension.submit')}</SubmitButton>
    </ActionForm>
  )
}
