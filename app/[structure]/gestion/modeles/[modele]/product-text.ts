import { describeTemplate } from '@/emails/template'
import { eventRules, writtenVariables } from '@/lib/templates/rules'
import type { MessageTemplate, TemplateKey, TemplateText } from '@/lib/templates/types'

/** The product's own words for an event, in French: what a structure's are written from. */
export function productText(event: MessageTemplate): TemplateText {
  const { subject, body } = describeTemplate(event)
  return { subject, body }
}

/** The variables and blocks that the words of a template may hold ([2.C3]). */
export function marksOf(key: TemplateKey): { variables: readonly string[]; blocks: readonly string[] } {
  if (!('event' in key)) return { variables: writtenVariables, blocks: [] }
  const { known, blocks = [] } = eventRules(key.event, describeTemplate(key.event))
  return { variables: known, blocks }
}
