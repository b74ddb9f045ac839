import { expect, test } from 'vitest'
import { csvLine } from './csv-line.ts'

test('numbers and plain texts stand as they are, nothing is an empty cell', () => {
  expect(csvLine(['granted', -4, 0, null, ''])).toBe('granted,-4,0,,\r\n')
})

test('commas, quotes and line breaks are quoted', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines'])).toBe('"a,b","say ""hi""","two\nlines"\r\n')
})

test('what a spreadsheet would run is only text', () => {
  expect(csvLine(['=1+1', '+1', '-1', '@sum', '\tx'])).toBe("'=1+1,'+1,'-1,'@sum,'\tx\r\n")
  expect(csvLine(['=HYPERLINK("x","y")'])).toBe('"\'=HYPERLINK(""x"",""y"")"\r\n')
})
