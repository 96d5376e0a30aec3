import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choices'
import { DateInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { freezePassAction } from '@/lib/bookings/actions'
import { type FrozenLesson, listLessonsOn } from '@/lib/bookings/queries/find-changed-pass'
import { freezeSchema } from '@/lib/bookings/schema'
import { formatDay, formatInstant } from '@/lib/core/formatting'
import { daysBetween } from '@/lib/core/time'
import { listFieldErrors } from '@/lib/gate/form'
import { checkFreeze, computeFrozenEnd } from '@/lib/passes/rules'
import type { Freeze } from '@/lib/passes/types'
import { Panel } from '../../panel'
import type { PassOf } from './pass-of'
import { ReasonField } from './reason-field'

/** Some days without a lesson, which the end of the pass makes up for: asked, looked at, then done ([1.H9]). */
export async function FreezePanel({ of }: { of: PassOf }) {
  const { path, pass, asked } = of
  const isAsked = asked.du !== undefined
  const parsed = isAsked ? freezeSchema.safeParse({ forfait: pass.id, ...asked }) : null
  const errors = parsed && !parsed.success ? await listFieldErrors(parsed.error) : {}
  const t = await getTranslations('passChanges')
  return (
    <Panel id="geler" title={t('freeze.title')}>
      <p className="text-muted">{t('freeze.text')}</p>
      <form action={`${path}#geler`} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <DateInput
            name="du"
            label={t('freeze.from')}
            required
            autoComplete="off"
            error={errors.du}
            defaultValue={asked.du}
          />
          <DateInput
            name="au"
            label={t('freeze.to')}
            required
            autoComplete="off"
            error={errors.au}
            defaultValue={asked.au}
          />
        </div>
        <ReasonField error={isAsked ? errors.raison : undefined} typed={isAsked ? asked.raison : undefined} />
        <Button type="submit" look="quiet" icon="search" className="justify-self-start">
          {t('see')}
        </Button>
      </form>
      {parsed?.success ? <Preview of={of} freeze={{ from: parsed.data.du, until: parsed.data.au }} /> : null}
    </Panel>
  )
}

async function Preview({ of: { slug, pass, today, asked }, freeze }: { of: PassOf; freeze: Freeze }) {
  const t = await getTranslations('passChanges')
  const verdict = checkFreeze(pass, freeze, today)
  if (!verdict.ok) return <Notice kind="danger">{t(`refusals.${verdict.refusal}`, { count: 0 })}</Notice>
  const lessons = await listLessonsOn(pass, freeze)
  const days = {
    from: formatDay(freeze.from),
    to: formatDay(freeze.until),
    until: formatDay(computeFrozenEnd(pass.validUntil, freeze)),
    count: daysBetween(freeze.from, freeze.until) + 1,
  }
  return (
    <ActionForm action={freezePassAction}>
      <HiddenFields structure={slug} forfait={pass.id} du={asked.du} au={asked.au} raison={asked.raison} />
      <Notice kind="info">
        <p>{t('freeze.preview', days)}</p>
        {lessons.length === 0 ? <p>{t('freeze.none')}</p> : null}
      </Notice>
      {lessons.length > 0 ? <InTheWay slug={slug} zone={pass.zone} passId={pass.id} lessons={lessons} /> : null}
      <SubmitButton className="justify-self-start">{t('freeze.submit')}</SubmitButton>
    </ActionForm>
  )
}

type InTheWayProps = { slug: string; zone: string; passId: string; lessons: FrozenLesson[] }

/** What is booked on these days: to be moved one by one, or cancelled together. */
async function InTheWay({ slug, zone, passId, lessons }: InTheWayProps) {
  const t = await getTranslations('passChanges.freeze')
  return (
    <Notice kind="warning" title={t('lessons', { count: lessons.length })}>
      <ul className="grid gap-1">
        {lessons.map(({ id, startsAt, teacher }) => (
          <li key={id}>
            <span className="font-semibold first-letter:uppercase">{formatInstant(startsAt, zone)}</span>{' '}
            {t('lesson', { teacher })}
            <input type="hidden" name="vu" value={id} />
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <a href={`/${slug}/gestion/reserver/${passId}`}>{t('move')}</a>
      </p>
      <Checkbox name="annuler" label={t('cancel', { count: lessons.length })} help={t('cancelHelp')} />
    </Notice>
  )
}
