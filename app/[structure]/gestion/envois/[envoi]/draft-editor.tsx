import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import type { Staff } from '@/lib/core/actor'
import { type Draft, listDraftFiles } from '@/lib/drafts/queries/get-draft'
import { listTemplates } from '@/lib/drafts/queries/list-templates'
import { listPictures } from '@/lib/site/queries'
import type { Structure } from '@/lib/structures/queries'
import { AuthorsPanel } from './authors-panel'
import { DiscardPanel } from './discard-panel'
import { DraftForm } from './draft-form'
import { FilesPanel } from './files-panel'
import { formIdOf } from './form-id'
import { Preview } from './preview'
import { ReadersPanel } from './readers-panel'

type Props = {
  actor: Staff
  structure: Structure
  draft: Draft
  /** A text that was put in place of the one typed: the fields begin again from it. */
  again: string
  /** The number of the client for whom it is shown. */
  asked: number | null
  error?: string
}

/** A message being written: its text beside what it will look like, its files, and the way to send it ([2.C5] [2.C11]). */
export async function DraftEditor({ actor, structure, draft, again, asked, error }: Props) {
  const [files, templates, pictures, t] = await Promise.all([
    listDraftFiles(draft.id),
    listTemplates(structure.id),
    listPictures(structure.id),
    getTranslations('drafts'),
  ])
  const path = `/${structure.slug}/gestion/envois/${draft.id}`
  return (
    <div className="grid min-w-0 items-start gap-6 2xl:grid-cols-[minmax(0,1fr)_minmax(0,44rem)]">
      <div className="grid min-w-0 gap-6">
        {draft.declinedReason ? (
          <Notice kind="warning" title={t('declined')}>
            {draft.declinedReason}
          </Notice>
        ) : null}
        <DraftForm
          key={again}
          slug={structure.slug}
          draft={draft}
          files={files}
          templates={templates}
          pictures={pictures}
          months={structure.settings.messaging.announcementMonths}
        />
        <ReadersPanel actor={actor} slug={structure.slug} draft={draft} />
        {draft.kind === 'joint' ? <AuthorsPanel slug={structure.slug} draft={draft} /> : null}
        <FilesPanel path={path} formId={formIdOf(draft)} files={files} error={error} />
        <DiscardPanel slug={structure.slug} draft={draft} />
      </div>
      <Preview draft={draft} path={path} asked={asked} />
    </div>
  )
}
