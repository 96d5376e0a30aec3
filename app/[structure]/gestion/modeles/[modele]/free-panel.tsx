import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { archiveTemplateAction, renameTemplateAction } from '@/lib/templates/actions'
import type { FreeTemplate } from '@/lib/templates/types'
import { Panel } from '../../panel'

/** The name of a free template, and whether it is put away ([2.C3]). */
export async function FreePanel({ slug, template }: { slug: string; template: FreeTemplate }) {
  const t = await getTranslations('templates')
  const { id, name, isArchived } = template
  return (
    <Panel id="nom" title={t('name')}>
      <ActionForm action={renameTemplateAction} values={{ name }} className="max-w-[30rem]">
        <HiddenFields structure={slug} />
        <input type="hidden" name="template" value={id} />
        <TextInput name="name" label={t('name')} help={t('nameHelp')} maxLength={80} required />
        <div>
          <SubmitButton look="quiet">{t('editor.rename')}</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm action={archiveTemplateAction}>
        <HiddenFields structure={slug} />
        <input type="hidden" name="template" value={id} />
        <input type="hidden" name="away" value={isArchived ? 'non' : 'oui'} />
        <div>
          <SubmitButton look="quiet">{isArchived ? t('editor.restore') : t('editor.archive')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  )
}
