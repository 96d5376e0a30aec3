import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Select } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { type Column, Records } from '@/components/ui/records'
import { SubmitButton } from '@/components/ui/submit-button'
import { declareAbsenceAction } from '@/lib/absences/actions'
import type { AffectedLesson, AffectedSession } from '@/lib/absences/queries/list-affected'
import { type AbsencePreview, loadPreview } from '@/lib/absences/queries/load-preview'
import { checkAbsence } from '@/lib/absences/rules'
import type { AbsenceDays } from '@/lib/absences/types'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { formatInstant } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { formatPhone } from '@/lib/site/rules'
import { Panel } from '../../panel'

type Asked = Record<string, string | undefined>
type Props = {
  slug: string
  actor: Staff
  asked: Asked
  wanted: AbsenceDays & { teacherId: string }
}

/** Whom an absence concerns, what they may choose, and the button that does it ([1.H6]). */
export async function Preview({ slug, actor, asked, wanted }: Props) {
  const [preview, now, t] = await Promise.all([
    loadPreview(actor.structureId, wanted),
    clock(),
    getTranslations('absences'),
  ])
  if (!preview) notFound()
  const verdict = checkAbsence(wanted, dayOf(now, preview.zone))
  if (!verdict.ok) return <Notice kind="danger">{t(`refusals.${verdict.refusal}`)}</Notice>
  const { lessons, sessions } = preview
  return (
    <Panel id="concernes" title={t('preview.title')}>
      {asked.change ? (
        <Notice kind="warning" role="status">
          {t('form.changed')}
        </Notice>
      ) : null}
      {lessons.length + sessions.length === 0 ? <p>{t('preview.nothing')}</p> : null}
      <Lessons preview={preview} />
      <Sessions preview={preview} />
      <DeclareForm slug={slug} asked={asked} preview={preview} />
    </Panel>
  )
}

async function Lessons({ preview: { lessons, zone } }: { preview: AbsencePreview }) {
  const t = await getTranslations('absences.preview')
  if (lessons.length === 0) return null
  const columns: Column<AffectedLesson>[] = [
    { key: 'learner', label: t('learner'), cell: ({ learner }) => learner },
    { key: 'when', label: t('when'), cell: ({ startsAt }) => formatInstant(startsAt, zone) },
    { key: 'lesson', label: t('course'), cell: ({ lesson }) => lesson },
    {
      key: 'phone',
      label: t('phone'),
      cell: ({ phone, email }) => [phone && formatPhone(phone), email ? '' : t('noMail')].filter(Boolean).join(' · '),
    },
  ]
  return (
    <section className="grid gap-2">
      <h3 className="text-lg">{t('lessons', { count: lessons.length })}</h3>
      <p className="text-muted">{t('lessonsText')}</p>
      <Records caption={t('lessons', { count: lessons.length })} columns={columns} rows={lessons} />
    </section>
  )
}

async function Sessions({ preview: { sessions, zone } }: { preview: AbsencePreview }) {
  const t = await getTranslations('absences.preview')
  if (sessions.length === 0) return null
  const columns: Column<AffectedSession>[] = [
    { key: 'course', label: t('course'), cell: ({ course }) => course },
    { key: 'when', label: t('when'), cell: ({ startsAt }) => formatInstant(startsAt, zone) },
    { key: 'people', label: '', numeric: true, cell: ({ people }) => t('people', { count: people }) },
  ]
  return (
    <section className="grid gap-2">
      <h3 className="text-lg">{t('sessions', { count: sessions.length })}</h3>
      <p className="text-muted">{t('sessionsText')}</p>
      <Records caption={t('sessions', { count: sessions.length })} columns={columns} rows={sessions} />
    </section>
  )
}

type FormProps = { slug: string; asked: Asked; preview: AbsencePreview }

async function DeclareForm({ slug, asked, preview: { lessons, allowed, substitutes, fingerprint } }: FormProps) {
  const t = await getTranslations('absences')
  const { change: _shown, ...typed } = asked
  const hasSubstitute = allowed.includes('substitute') && substitutes.length > 0
  const offered = allowed.filter((choice) => choice !== 'substitute' || hasSubstitute)
  return (
    <ActionForm action={declareAbsenceAction}>
      <HiddenFields structure={slug} {...typed} vu={fingerprint} />
      {lessons.length > 0 ? (
        <>
          <CheckboxGroup
            name="choix"
            label={t('preview.choices')}
            help={t('preview.choicesHelp')}
            defaultValues={offered}
            options={offered.map((choice) => ({ value: choice, label: t(`choices.${choice}`) }))}
          />
          {hasSubstitute ? (
            <Select
              name="remplacant"
              label={t('preview.substitute')}
              placeholder={t('preview.none')}
              defaultValue={substitutes[0]!.id}
              options={substitutes.map(({ id, name, fitIds }) => ({
                value: id,
                label: t('preview.fits', { name, count: fitIds.length }),
              }))}
              className="max-w-md"
            />
          ) : allowed.includes('substitute') ? (
            <p className="text-muted">{t('preview.nobodyFits')}</p>
          ) : null}
        </>
      ) : null}
      <div>
        <SubmitButton size="large">{t('preview.submit', { count: lessons.length })}</SubmitButton>
      </div>
    </ActionForm>
  )
}
