import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { readFrameWords } from '@/components/messages/frame-words'
import { ActionForm } from '@/components/ui/action-form'
import { Textarea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { writeTemplateAction } from '@/lib/templates/actions'
import { templateSlug } from '@/lib/templates/schema'
import type { Locale, TemplateKey, TemplateText } from '@/lib/templates/types'
import { InsertList } from './insert-list'
import { Preview } from './preview'
import { marksOf, type VariableGroup } from './product-text'

type Words = Awaited<ReturnType<typeof getTranslations<'templates'>>>

type Props = {
  slug: string
  template: TemplateKey
  locale: Locale
  seen: number
  text: TemplateText
  nonce: string | undefined
}

/** What a variable of a template stands for: in that mail, else in any that names it, else in all. */
function meaningOf(t: Words, template: TemplateKey, { of, names: _ }: VariableGroup, name: string): string {
  if (of !== 'particular' || !('event' in template)) return t(`variables.${name}` as 'variables.cher')
  const own = `eventVariablesOf.${template.event}.${name}` as never
  return t.has(own) ? t(own) : t(`eventVariables.${name}`)
}

/** What may be put in the words, by kind, each with what it stands for ([2.C3]). */
async function Marks({ template }: { template: TemplateKey }) {
  const t = await getTranslations('templates')
  const { groups, needed, blocks } = marksOf(template)
  const shown = groups.filter(({ names }) => names.length > 0)
  return (
    <>
      <p className="text-muted">{t('editor.variablesHelp')}</p>
      {shown.map((group) => (
        <section key={group.of} className="grid gap-2">
          <h2 className="text-base font-medium">{t(`editor.groups.${group.of}`)}</h2>
          <InsertList
            label={t(`editor.groups.${group.of}`)}
            items={group.names.map((name) => {
              const means = meaningOf(t, template, group, name)
              return { mark: `{${name}}`, means: needed.includes(name) ? `${means} (${t('editor.needed')})` : means }
            })}
          />
        </section>
      ))}
      {blocks.length > 0 ? (
        <section className="grid gap-2">
          <h2 className="text-base font-medium">{t('editor.blocks')}</h2>
          <p className="text-muted">{t('editor.blocksHelp')}</p>
          <InsertList
            onlyBody
            label={t('editor.blocks')}
            items={blocks.map((name) => ({ mark: `[${name}]`, means: t(`blocks.${name}`) }))}
          />
        </section>
      ) : null}
    </>
  )
}

/** The words, what may be put in them, and the mail beside ([2.C3]). */
export async function WordsForm({ slug, template, locale, seen, text, nonce }: Props) {
  const [t, frame] = await Promise.all([getTranslations('templates'), readFrameWords()])
  const words = {
    shownFor: t.raw('editor.shownFor') as string,
    shownForTypical: t.raw('editor.shownForTypical') as string,
    wrong: t('editor.wrong'),
    frame,
  }
  return (
    <ActionForm action={writeTemplateAction} values={{ subject: text.subject, body: text.body }}>
      <HiddenFields structure={slug} />
      <input type="hidden" name="modele" value={templateSlug(template)} />
      <input type="hidden" name="langue" value={locale} />
      <input type="hidden" name="seen" value={seen} />
      <div className="grid min-w-0 items-start gap-6 xl:grid-cols-2">
        <div className="grid min-w-0 gap-5">
          <TextInput name="subject" label={t('editor.subject')} maxLength={200} required />
          <Textarea
            name="body"
            label={t('editor.body')}
            help={t('editor.bodyHelp')}
            rows={16}
            maxLength={20_000}
            required
          />
          <Marks template={template} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton look="primary" name="intent" value="save">
              {t('editor.save')}
            </SubmitButton>
            <SubmitButton look="quiet" name="intent" value="try">
              {t('editor.try')}
            </SubmitButton>
          </div>
        </div>
        <section aria-labelledby="apercu" className="grid min-w-0 gap-4">
          <h2 id="apercu" className="text-xl">
            {t('editor.preview')}
          </h2>
          <TextInput name="reader" label={t('editor.reader')} help={t('editor.readerHelp')} maxLength={100} />
          <Preview nonce={nonce} words={words} />
        </section>
      </div>
    </ActionForm>
  )
}
