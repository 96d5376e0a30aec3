import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Tag } from '@/components/ui/card'
import { TextInput } from '@/components/ui/inputs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { List, ListItem } from '@/components/ui/table'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { createTemplateAction } from '@/lib/templates/actions'
import { listFree, listOwnWords } from '@/lib/templates/queries/list-templates'
import { familyOf, isForTeam } from '@/lib/templates/rules'
import { templateSlug } from '@/lib/templates/schema'
import { families, type Locale, messageTemplates } from '@/lib/templates/types'
import { Panel } from '../panel'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('title') }
}

/** Every text that the structure writes: its own, kept ready, and those of what happens, by family ([2.C3]). */
export default async function TemplatesPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/modeles`
  const { structure } = await requireStaff(slug, path, rights['templates.edit'])
  const [free, own, t] = await Promise.all([
    listFree(structure.id),
    listOwnWords(structure.id),
    getTranslations('templates'),
  ])
  const languagesOf = (locales: readonly Locale[]) => locales.map((locale) => t(`languages.${locale}`)).join(', ')
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      <Panel id="mes-modeles" title={t('freeTitle')}>
        <p className="text-muted">{free.length > 0 ? t('freeLead') : t('freeNone')}</p>
        {free.length > 0 ? (
          <List label={t('freeTitle')}>
            {free.map(({ id, name, isArchived, locales }) => (
              <Row
                key={id}
                href={`${path}/${id}`}
                name={name}
                state={isArchived ? t('archived') : locales.length > 0 ? languagesOf(locales) : t('empty')}
                isOwn={!isArchived && locales.length > 0}
              />
            ))}
          </List>
        ) : null}
        <ActionForm action={createTemplateAction} className="max-w-[30rem]">
          <HiddenFields structure={slug} />
          <TextInput name="name" label={t('name')} help={t('nameHelp')} maxLength={80} required />
          <div>
            <SubmitButton>{t('create')}</SubmitButton>
          </div>
        </ActionForm>
      </Panel>
      <Panel id="automatiques" title={t('eventsTitle')}>
        <p className="text-muted">{t('eventsLead')}</p>
        {families.map((family) => (
          <section key={family} className="grid gap-2">
            <h3 className="text-lg">{t(`families.${family}`)}</h3>
            <List label={t(`families.${family}`)}>
              {messageTemplates
                .filter((event) => familyOf(event) === family)
                .map((event) => {
                  const locales = own.get(event) ?? []
                  const to = isForTeam(event) ? t('to.team') : t('to.client')
                  return (
                    <Row
                      key={event}
                      href={`${path}/${templateSlug({ event })}`}
                      name={t(`names.${event}`)}
                      detail={to}
                      state={locales.length > 0 ? `${t('own')} (${languagesOf(locales)})` : t('ofProduct')}
                      isOwn={locales.length > 0}
                    />
                  )
                })}
            </List>
          </section>
        ))}
      </Panel>
    </div>
  )
}

type RowProps = { href: string; name: string; detail?: string; state: string; isOwn: boolean }

function Row({ href, name, detail, state, isOwn }: RowProps) {
  return (
    <ListItem aside={<Tag kind={isOwn ? 'info' : 'neutral'}>{state}</Tag>}>
      <a href={href} className="inline-flex min-h-11 items-center font-medium">
        {name}
      </a>
      {detail ? <span className="text-sm text-muted">{detail}</span> : null}
    </ListItem>
  )
}
