/** The name that the standard gives the file inside the PDF. */
export const facturXName = 'factur-x.xml'

const extension = `
        <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
            <fx:DocumentType>INVOICE</fx:DocumentType>
            <fx:DocumentFileName>${facturXName}</fx:DocumentFileName>
            <fx:Version>1.0</fx:Version>
            <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
        </rdf:Description>`

const property = (name: string, description: string) => `
                                <rdf:li rdf:parseType="Resource">
                                    <pdfaProperty:name>${name}</pdfaProperty:name>
                                    <pdfaProperty:valueType>Text</pdfaProperty:valueType>
                                    <pdfaProperty:category>external</pdfaProperty:category>
                                    <pdfaProperty:description>${description}</pdfaProperty:description>
                                </rdf:li>`

/** PDF/A wants each property that isn't its own described. */
const schema = `
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas>
                <rdf:Bag>
                    <rdf:li rdf:parseType="Resource">
                        <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
                        <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
                        <pdfaSchema:prefix>fx</pdfaSchema:prefix>
                        <pdfaSchema:property>
                            <rdf:Seq>${[
                              property('DocumentFileName', 'name of the embedded XML invoice file'),
                              property('DocumentType', 'INVOICE'),
                              property('Version', 'The actual version of the Factur-X XML schema'),
                              property('ConformanceLevel', 'The conformance level of the embedded Factur-X data'),
                            ].join('')}
                            </rdf:Seq>
                        </pdfaSchema:property>
                    </rdf:li>
                </rdf:Bag>
            </pdfaExtension:schemas>
        </rdf:Description>`

/** Puts the invoice for machines into its PDF/A-3, and says so in the metadata, as Factur-X 1.0 asks ([6.L4]). */
export function attachFacturX(pdf: PDFKit.PDFDocument, xml: string, writtenAt: Date): void {
  pdf.file(Buffer.from(xml, 'utf8'), {
    name: facturXName,
    type: 'text/xml',
    description: 'Factur-X invoice',
    creationDate: writtenAt,
    modifiedDate: writtenAt,
    relationship: 'Alternative',
  } as never)
  ;(pdf as unknown as { appendXML: (xml: string) => void }).appendXML(`${extension}${schema}`)
}
