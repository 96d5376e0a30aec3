import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { Select, Textarea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { saveDraftAction } from '@/lib/drafts/actions'
import type { Draft } from '@/lib/drafts/queries/get-draft'
import type { DraftFile } from '@/lib/drafts/types'
import { Panel } from '../../panel'
import { Autosave } from './autosave'
import { formIdOf } from './form-id'
import { InsertBar } from './insert-bar'
import { useInserts } from './inserts'
import { PictureFields, PlanFields } from './more-fields'

type Props = {
  slug: string
  draft: Draft
  files: DraftFile[]
  templates: { id: string; name: string }[]
  pictures: { id: string; alt: string }[]
  months: number
}

/** Subject, text, and what goes with them; kept as one types, and without a script by each button. */
export function DraftForm({ slug, draft, files, templates, pictures, months }: Props) {
  const t = useTranslations('drafts.editor')
  const values = {
    subject: draft.subject,
    body: draft.body,
    reason: draft.reason,
    pictureId: draft.pictureId ?? '',
    picturePlace: draft.picturePlace,
    theme: draft.theme,
    series: draft.series,
  }
  const words = { saving: t('saving'), saved: t.raw('saved'), unsaved: t.raw('unsaved'), offline: t('offline') }
  return (
    <Panel id="message" title={t('title')}>
      <ActionForm action={saveDraftAction} id={formIdOf(draft)} values={values}>
        {/* Enter in a field keeps the draft: the first button is the one that it presses. */}
        <button type="submit" name="geste" value="garder" tabIndex={-1} aria-hidden="true" className="sr-only" />
        <HiddenFields structure={slug} envoi={draft.id} />
        <Template templates={templates} />
        <TextInput name="subject" label={t('subject')} required maxLength={200} autoComplete="off" />
        <div className="grid gap-1">
          <Textarea name="body" label={t('body')} help={t('bodyHelp')} required rows={14} maxLength={20_000} />
          <InsertBar field="body" label={t('insert')} groups={useInserts(draft, files)} />
        </div>
        {draft.kind === 'participants' ? (
          <TextInput name="reason" label={t('reason')} help={t('reasonHelp')} required maxLength={300} />
        ) : null}
        <PictureFields pictures={pictures} isOpen={draft.pictureId !== null} />
        {draft.audience === 'service' ? null : <PlanFields months={months} isOpen={draft.theme !== ''} />}
        <Autosave
          revision={draft.revision}
          text={{ subject: draft.subject, body: draft.body }}
          save={saveDraftAction}
          words={words}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="geste" value="envoyer" icon="arrow-right">
            {draft.kind === 'one' ? t('send') : t('check')}
          </SubmitButton>
          <SubmitButton name="geste" value="essai" look="quiet" icon="mail">
            {t('test')}
          </SubmitButton>
          <SubmitButton name="geste" value="garder" look="quiet">
            {t('keep')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  )
}

function Template({ templates }: Pick<Props, 'templates'>) {
  const t = useTranslations('drafts.editor')
  if (templates.length === 0) return null
  return (
    <Details summary={t('template')}>
      <div className="flex flex-wrap items-end gap-3">
        <Select
          name="modele"
          label={t('template')}
          help={t('templateHelp')}
          placeholder="–"
          options={templates.map(({ id, name }) => ({ value: id, label: name }))}
          className="grow"
        />
        <Button type="submit" name="geste" value="modele" look="quiet">
          {t('useTemplate')}
        </Button>
      </div>
    </Details>
  )
}
