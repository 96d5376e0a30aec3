import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireStaff } from '@/lib/gate/actor'
import { saveSettingsAction } from '@/lib/settings/actions'
import { type SettingsSection, settingsSections } from '@/lib/settings/schema'
import { rights } from '@/lib/staff/types'
import type { Structure } from '@/lib/structures/queries'
import { SettingsHeader } from '../settings-header'
import { IdentityFields } from './identity-fields'
import { LessonFields } from './lesson-fields'
import { LookFields } from './look-fields'
import { MessageFields } from './message-fields'
import { ModuleFields } from './module-fields'
import { MoneyFields } from './money-fields'
import { valuesOf } from './values'
import { WordFields } from './word-fields'

type Props = {
  params: Promise<{ structure: string; section: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const fieldsOf: Record<SettingsSection, (props: { structure: Structure }) => React.ReactNode> = {
  identite: IdentityFields,
  couleurs: LookFields,
  textes: WordFields,
  cours: LessonFields,
  argent: MoneyFields,
  messages: MessageFields,
  modules: ModuleFields,
}

async function getSection(params: Props['params']): Promise<SettingsSection> {
  const { section } = await params
  return Object.hasOwn(settingsSections, section) ? (section as SettingsSection) : notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const section = await getSection(params)
  return { title: (await getTranslations('settings.sections'))(`${section}.title`) }
}

/** A part of what the structure decides ([2.F3]). */
export default async function SettingsSectionPage({ params, searchParams }: Props) {
  const [{ structure: slug }, section] = await Promise.all([params, getSection(params)])
  const { structure } = await requireStaff(slug, `/${slug}/gestion/reglages/${section}`, rights['settings.edit'])
  const [{ fait }, t] = await Promise.all([searchParams, getTranslations('settings')])
  const Fields = fieldsOf[section]
  return (
    <div className="page grid min-w-0 max-w-[60rem] gap-6">
      <SettingsHeader
        slug={slug}
        title={t(`sections.${section}.title`)}
        lead={t(`sections.${section}.text`)}
        done={fait === 'enregistre' ? t('saved') : undefined}
      />
      <ActionForm key={structure.revision} action={saveSettingsAction} values={valuesOf(section, structure)}>
        <HiddenFields structure={slug} />
        <input type="hidden" name="section" value={section} />
        <input type="hidden" name="revision" value={structure.revision} />
        <Fields structure={structure} />
        <div>
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
