import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { DateInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireStaff } from '@/lib/gate/actor'
import { publishTermsAction } from '@/lib/settings/actions'
import { listTerms } from '@/lib/settings/queries'
import { rights } from '@/lib/staff/types'
import { SettingsHeader } from '../../settings-header'
import { TermsText } from './terms-text'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.terms'))('newTitle') }
}

/** A new version, from the text of the newest one, with what it changes in sight ([2.F3] [6.L3]). */
export default async function NewTermsPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/reglages/conditions/nouvelle`
  const { structure } = await requireStaff(slug, path, rights['settings.edit'])
  const [[newest], t] = await Promise.all([listTerms(structure.id), getTranslations('settings.terms')])
  const before = newest?.body ?? ''
  return (
    <div className="page grid min-w-0 max-w-[60rem] gap-6">
      <SettingsHeader slug={slug} title={t('newTitle')} lead={t('publishNote')} />
      <ActionForm action={publishTermsAction} values={{ body: before }}>
        <HiddenFields structure={slug} />
        <input type="hidden" name="seen" value={newest?.version ?? 1} />
        <TermsText
          before={before}
          words={{
            body: t('body'),
            help: t('bodyHelp'),
            title: t('previewTitle'),
            none: t('previewNone'),
            same: t('kinds.same'),
            added: t('kinds.added'),
            removed: t('kinds.removed'),
          }}
        />
        <DateInput name="inForceFrom" label={t('inForceFrom')} required />
        <div>
          <SubmitButton>{t('publish')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
