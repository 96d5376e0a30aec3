import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { addClosureAction } from '@/lib/closures/actions'
import { listClosures, listPlannedThere } from '@/lib/closures/queries/list-closures'
import { checkClosure } from '@/lib/closures/rules'
import type { ClosedDays } from '@/lib/closures/types'
import { clock } from '@/lib/core/clock'
import { dayOf } from '@/lib/core/time'
import type { Structure } from '@/lib/structures/queries'
import { PlannedList } from './planned-list'
import { useDayWords } from './words'

type Props = {
  slug: string
  structure: Structure
  typed: { motif?: string; du?: string; au?: string }
  closure: ClosedDays
}

/** What is planned on the days that are to be closed, and the button that closes them ([1.H12]). */
export async function ClosurePreview({ slug, structure, typed, closure }: Props) {
  const today = dayOf(await clock(), structure.timeZone)
  const verdict = checkClosure(closure, await listClosures(structure.id), today)
  const t = await getTranslations('closures')
  // A preview of a century would list a century.
  if (!verdict.ok) return <Notice kind="danger">{t(`refusals.${verdict.refusal}`)}</Notice>
  const planned = await listPlannedThere(structure.id, closure)
  return (
    <section aria-labelledby="apercu" className="grid gap-4">
      <Title closure={closure} />
      {planned.length === 0 ? (
        <p className="text-muted">{t('nothing')}</p>
      ) : (
        <PlannedList slug={slug} zone={structure.timeZone} planned={planned} />
      )}
      <ActionForm action={addClosureAction}>
        <HiddenFields structure={slug} motif={typed.motif} du={typed.du} au={typed.au} />
        <SubmitButton className="justify-self-start">{t('close')}</SubmitButton>
      </ActionForm>
    </section>
  )
}

function Title({ closure }: { closure: ClosedDays }) {
  const t = useTranslations('closures')
  return <h2 id="apercu">{t('preview', { label: closure.label, days: useDayWords()(closure) })}</h2>
}
