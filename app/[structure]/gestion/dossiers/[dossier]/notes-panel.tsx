import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { Select, Textarea } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { addNoteAction, removeNoteAction, restoreNoteAction } from '@/lib/client-files/actions'
import { listNotes } from '@/lib/client-files/queries/list-notes'
import { mayNote } from '@/lib/client-files/rules'
import type { FileNote } from '@/lib/client-files/types'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { listLearnersOfFile } from '@/lib/learners/queries'
import { NotedItem } from './noted-item'
import { Panel, type PanelProps } from './panel'

/** What the team must know of a client, with author and day; taken away, a note can be put back ([2.A9]). */
export async function NotesPanel(props: PanelProps) {
  const { actor, structure, file } = props
  const [notes, t] = await Promise.all([listNotes(actor, file.id), getTranslations('people.notes')])
  const shown = notes.filter(({ removedAt }) => removedAt === null)
  const removed = notes.filter(({ removedAt }) => removedAt !== null)
  const list = { actor, slug: structure.slug, zone: structure.timeZone }
  return (
    <Panel id="notes" title={t('title')}>
      <p className="text-sm text-muted">{shown.length > 0 ? t('lead') : t('none')}</p>
      <NoteList {...list} notes={shown} />
      <Details summary={t('add')} open={notes.length === 0}>
        <NoteForm {...props} />
      </Details>
      {removed.length > 0 ? (
        <Details summary={t('removed', { count: removed.length })}>
          <NoteList {...list} notes={removed} />
        </Details>
      ) : null}
    </Panel>
  )
}

type ListProps = Pick<PanelProps, 'actor'> & { slug: string; zone: string; notes: FileNote[] }

async function NoteList({ actor, slug, zone, notes }: ListProps) {
  const t = await getTranslations('people.notes')
  if (notes.length === 0) return null
  return (
    <ul className="grid gap-4">
      {notes.map(({ id, kind, body, author, notedAt, learner, removedAt }) => {
        const day = formatNumericDay(dayOf(notedAt, zone))
        const word = removedAt ? 'restore' : 'remove'
        return (
          <NotedItem
            key={id}
            head={[t(`kinds.${kind}`), learner].filter(Boolean).join(' · ')}
            body={body}
            signed={t('signed', { author, day })}
            isFlag={kind === 'accounting_flag'}
          >
            {mayNote(actor.role, kind) ? (
              <ActionForm action={removedAt ? restoreNoteAction : removeNoteAction}>
                <HiddenFields structure={slug} note={id} />
                <SubmitButton look="plain" aria-label={t(`${word}Of`, { day })}>
                  {t(word)}
                </SubmitButton>
              </ActionForm>
            ) : null}
          </NotedItem>
        )
      })}
    </ul>
  )
}

async function NoteForm({ actor, structure, file }: PanelProps) {
  const [learners, t] = await Promise.all([listLearnersOfFile(structure.id, file.id), getTranslations('people.notes')])
  const options = [
    { value: 'general', label: t('general') },
    ...(mayNote(actor.role, 'accounting_flag') ? [{ value: 'accounting_flag', label: t('flag') }] : []),
    ...learners.map(({ id, firstName, lastName }) => ({
      value: `teacher:${id}`,
      label: t('teacher', { learner: `${firstName} ${lastName}` }),
    })),
  ]
  return (
    <ActionForm action={addNoteAction}>
      <HiddenFields structure={structure.slug} dossier={file.id} />
      <Select name="about" label={t('about')} options={options} />
      <Textarea name="body" label={t('body')} rows={3} required maxLength={2000} />
      <div>
        <SubmitButton look="quiet">{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
