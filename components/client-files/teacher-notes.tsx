import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FileNote } from '@/lib/client-files/types'
import { removeOwnNoteAction } from '@/lib/teaching/actions'

type Props = {
  name: string
  notes: Pick<FileNote, 'id' | 'body' | 'author' | 'authorId'>[]
  /** Who reads them, and where: their own notes can be taken away. */
  reader: { slug: string; accountId: string }
}

/** The small 'i' beside a learner's name on a roster: what their teachers must know ([2.A9]). */
export function TeacherNotes({ name, notes, reader }: Props) {
  const t = useTranslations('people.notes')
  if (notes.length === 0) return null
  return (
    <details className="inline-block align-top">
      <summary
        aria-label={t('of', { name })}
        className="ml-1 inline-grid size-11 cursor-pointer list-none place-items-center sm:size-8"
      >
        <span className="grid size-5 place-items-center rounded-full bg-info-soft text-sm font-bold text-info italic">
          i
        </span>
      </summary>
      <ul className="grid max-w-96 gap-2 py-1 text-sm">
        {notes.map(({ id, body, author, authorId }) => (
          <li key={id}>
            <span className="whitespace-pre-line">{body}</span> <span className="text-muted">({author})</span>
            {authorId === reader.accountId ? (
              <ActionForm action={removeOwnNoteAction}>
                <HiddenFields structure={reader.slug} note={id} />
                <SubmitButton look="plain" aria-label={t('removeOwn', { name })}>
                  {t('remove')}
                </SubmitButton>
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
