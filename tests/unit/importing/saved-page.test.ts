/** Pages that a browser saved with a folder beside them, and pages of frames within one file. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { htmlBodyOf } from '../../../src/main/importing/html.ts'
import { embedFrames, frameAddress } from '../../../src/main/importing/html-frames.ts'
import { defaultImportLimits } from '../../../src/main/importing/limits.ts'
import { relatedParts } from '../../../src/main/importing/mime-parts.ts'
import { packedPage } from '../../../src/main/importing/saved-page-files.ts'
import { isFolderOf, isPagesFolder, packedName, packPage } from '../../../src/shared/saved-page.ts'
import { failureOf, readBytes } from './read.ts'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8')
const story = (place: string): string =>
  `<p>More than 300,000 people were killed in ${place}, officials said on Monday. Nobody was hurt in the harbour, the mayor of the town said in the afternoon.</p><p>The ministers of both countries met in ${place} on Tuesday and agreed on nothing at all.</p>`
const page = (inside: string): string =>
  `<html><head><title>Talks</title></head><body><article><h1>Talks end</h1>${story('Aleppo')}${inside}${story('Homs')}</article></body></html>`
const frame = (inside: string): string => `<html><head><title>Frame</title></head><body>${inside}</body></html>`
const pack = (main: string, frames: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(
    packPage(
      bytesOf(main),
      Object.entries(frames).map(([path, text]) => ({ path, bytes: bytesOf(text) })),
      base64
    )
  )
const told = async (bytes: Buffer): Promise<string[]> =>
  (await readBytes(bytes)).warnings.map(({ code, message }) => `${code}: ${message}`)

describe('a page with the pages of its folder', () => {
  it('is one text, each frame where the page shows it', async () => {
    const read = await readBytes(
      pack(page('<iframe src="./Talks_files/saved_resource.html"></iframe>'), {
        'Talks_files/saved_resource.html': frame(story('Hama'))
      })
    )
    expect(read).toMatchObject({ format: 'mhtml', title: 'Talks end' })
    const places = ['Aleppo', 'Hama', 'Homs'].map((place) => read.text.indexOf(`killed in ${place}`))
    expect(places.every((at) => at >= 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('has frames within frames, by addresses as they are written in each', async () => {
    const read = await readBytes(
      pack(page('<iframe src="Caf%C3%A9_files/a.html"></iframe>'), {
        'Café_files/a.html': frame(`${story('Hama')}<iframe src="b%20(1).html?x=1#top"></iframe>`),
        'Café_files/b (1).html': frame(story('Idlib'))
      })
    )
    expect(read.text).toContain('killed in Hama')
    expect(read.text).toContain('killed in Idlib')
  })

  it('may be made of frames alone', async () => {
    const read = await readBytes(
      pack(
        '<html><head><title>Paper</title></head><frameset cols="20%,80%"><frame src="P_files/menu.html"><frame src="P_files/main.html"></frameset></html>',
        { 'P_files/menu.html': frame('<a href="/">Home</a>'), 'P_files/main.html': frame(story('Hama')) }
      )
    )
    expect(read.text).toContain('killed in Hama')
  })

  it('says which frames are missing, and which hold nothing to read; those that nobody sees are none', async () => {
    const [first, second, ...others] = await told(
      pack(
        page(
          `<iframe src="T_files/gone.html"></iframe><iframe src="T_files/advert.html"></iframe>
           <iframe src="T_files/pixel.html" width="1" height="1"></iframe><div style="display:none"><iframe src="T_files/lost.html"></iframe></div>
           <iframe src="https://video.example/player"></iframe><iframe src="../outside.html"></iframe>`
        ),
        { 'T_files/advert.html': frame('<p>Buy now!</p>'), 'T_files/pixel.html': frame(story('Hama')) }
      )
    )
    expect(first).toMatch(/^unreadable-part: 1 frame of the page is not there \(“T_files\/gone\.html”\)/)
    expect(second).toMatch(/^frames-skipped: 1 frame of the page holds little to read/)
    expect(others).toEqual([])
  })

  it.each([
    [
      'Chinese',
      '周一，官员们表示，阿勒颇有超过三十万人丧生。市长下午说，港口没有人受伤。两国部长周二在该市会面，没有达成任何协议。'
    ],
    [
      'Japanese',
      '当局者は月曜日、アレッポで三十万人以上が死亡したと述べた。市長は午後、港では誰も負傷しなかったと語った。両国の大臣は火曜日に会談したが、何も合意しなかった！'
    ],
    [
      'Korean',
      '당국자들은 월요일 알레포에서 삼십만 명이 넘는 사람들이 사망했다고 밝혔다. 시장은 오후에 항구에서 다친 사람은 없다고 말했다. 양국 장관은 화요일에 만났으나 아무것도 합의하지 못했다.'
    ],
    [
      'Hindi',
      'अधिकारियों ने सोमवार को कहा कि अलेप्पो में तीन लाख से अधिक लोग मारे गए थे। शहर के महापौर ने दोपहर में कहा कि बंदरगाह में कोई घायल नहीं हुआ। दोनों देशों के मंत्री मंगलवार को मिले।'
    ],
    [
      'Urdu',
      'حکام نے پیر کو کہا کہ حلب میں تین لاکھ سے زیادہ لوگ مارے گئے تھے۔ شہر کے ناظم نے سہ پہر کو کہا کہ بندرگاہ میں کوئی زخمی نہیں ہوا۔ دونوں ملکوں کے وزیر منگل کو ملے اور کسی بات پر متفق نہ ہوئے۔'
    ],
    [
      'Arabic',
      'قال مسؤولون يوم الاثنين إن أكثر من ثلاثمئة ألف شخص قتلوا في حلب، فمن يتحمل المسؤولية عن ذلك كله؟ وقال رئيس بلدية المدينة بعد الظهر إن أحدا لم يصب بأذى في الميناء، والتقى الوزراء يوم الثلاثاء'
    ],
    [
      'Thai',
      'เจ้าหน้าที่กล่าวเมื่อวันจันทร์ว่ามีผู้เสียชีวิตมากกว่าสามแสนคนในเมืองอเลปโป นายกเทศมนตรีกล่าวในช่วงบ่ายว่าไม่มีผู้ได้รับบาดเจ็บที่ท่าเรือ รัฐมนตรีของทั้งสองประเทศพบกันเมื่อวันอังคาร'
    ]
  ])('has frames with sentences in %s as well', async (_language, sentences) => {
    const read = await readBytes(
      pack(page('<iframe src="T_files/a.html"></iframe>'), {
        'T_files/a.html': frame(`<meta charset="utf-8"><p>${sentences}</p>`)
      })
    )
    expect(read.text).toContain(sentences.normalize('NFC'))
    expect(read.warnings).toEqual([])
  })

  it.each(['立即购买！', '今すぐ購入。', 'सदस्य बनें।'])(
    'leaves a frame out that says no more than %s',
    async (advert) => {
      const frames = { 'T_files/a.html': frame(`<meta charset="utf-8"><p>${advert}</p>`) }
      expect(await told(pack(page('<iframe src="T_files/a.html"></iframe>'), frames))).toEqual([
        'frames-skipped: 1 frame of the page holds little to read and is not part of the text.'
      ])
    }
  )

  it('says of frames that are too many, or too deep in one another, that these are the reasons', async () => {
    const many = Array.from({ length: 53 }, (_, index) => `T_files/${index}.html`)
    const shown = many.map((path) => `<iframe src="${path}"></iframe>`).join('')
    const frames = Object.fromEntries(many.map((path) => [path, frame(story(path))]))
    expect(await told(pack(page(shown), frames))).toEqual([
      'frames-skipped: 3 frames of the page are not part of the text: of one page 50 frames are read, and 3 within one another.'
    ])
    const nested = Object.fromEntries(
      [1, 2, 3, 4].map((at) => [`T_files/${at}.html`, frame(`${story(`${at}`)}<iframe src="${at + 1}.html"></iframe>`)])
    )
    const [first, ...others] = await told(pack(page('<iframe src="T_files/1.html"></iframe>'), nested))
    expect(first).toMatch(/^frames-skipped: 1 frame of the page is not part of the text:/)
    expect(others).toEqual([])
  })

  it('is read although thousands of its frames are missing', () => {
    const frames = Array.from({ length: 60_000 }, (_, index) => `<iframe src="T_files/${index}.html"></iframe>`)
    const body = htmlBodyOf(page(frames.join('')), defaultImportLimits)
    const [warning] = embedFrames(body, new Map())
    expect(warning?.message).toMatch(/^60000 frames of the page are not there/)
  })

  it('tells its pictures as left out, and a page alone tells that its folder is wanted', async () => {
    const pictures =
      '<img src="T_files/a.jpg"><img src="T_files/a.jpg"><img src="./T_files/b.png"><img src="/logo.png">'
    const [first, second] = await told(bytesOf(page(`${pictures}<iframe src="T_files/x.html"></iframe>`)))
    expect(first).toBe('images-skipped: 2 pictures were left out.')
    expect(second).toContain('take both together')
  })

  it('is read in the encoding that each page says', async () => {
    const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
    const head = '<meta http-equiv="content-type" content="text/html; charset=iso-8859-1">'
    const packed = packPage(
      latin(
        page('<p>Der Prozeß begann am Montag in der Stadt.</p><iframe src="T_files/a.html"></iframe>').replace(
          '<head>',
          `<head>${head}`
        )
      ),
      [{ path: 'T_files/a.html', bytes: latin(frame(`${head}<p>Über fünf Jahre.</p>${story('Hama')}`)) }],
      base64
    )
    const read = await readBytes(Buffer.from(packed))
    expect(read.text).toContain('Der Prozeß')
    expect(read.text).toContain('Über fünf Jahre.')
  })

  it('ends where frames show each other, and is refused where they are nested too deeply', async () => {
    const read = await readBytes(
      pack(page('<iframe src="T_files/a.html"></iframe>'), {
        'T_files/a.html': frame(`${story('Hama')}<iframe src="b.html"></iframe>`),
        'T_files/b.html': frame(`${story('Idlib')}<iframe src="a.html"></iframe><iframe src="b.html"></iframe>`)
      })
    )
    expect(read.text.split('killed in Hama')).toHaveLength(2)
    expect(read.text.split('killed in Idlib')).toHaveLength(2)
    const deep = frame(`${'<div>'.repeat(2000)}${story('Hama')}`)
    expect(
      await failureOf(readBytes(pack(page('<iframe src="T_files/a.html"></iframe>'), { 'T_files/a.html': deep })))
    ).toBe('limit-expansion')
  })

  it('is the same file, whatever the order of its frames', () => {
    const frames = { 'T_files/b.html': 'b', 'T_files/a.html': 'a' }
    const turned = Object.fromEntries(Object.entries(frames).reverse())
    expect(pack('page', frames)).toEqual(pack('page', turned))
  })
})

test('a page that Chrome saved as one file has its frames where they are shown', async () => {
  const part = (headers: string, text: string): string =>
    `------b\r\nContent-Type: text/html\r\n${headers}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${text.replaceAll('=', '=3D').replaceAll('ü', '=C3=BC')}\r\n`
  const read = await readBytes(
    Buffer.from(
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/talks\r\nSubject: Talks\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n${part('Content-ID: <main@mhtml.blink>\r\nContent-Location: https://example.org/talks', page('<iframe src="cid:frame-1@mhtml.blink"></iframe>'))}${part('Content-ID: <frame-1@mhtml.blink>\r\nContent-Location: https://example.org/frame', frame(`<meta charset="utf-8">${story('Tübingen')}`))}------b--\r\n`
    )
  )
  expect(read).toMatchObject({ format: 'mhtml', url: 'https://example.org/talks' })
  const places = ['Aleppo', 'Tübingen', 'Homs'].map((place) => read.text.indexOf(`killed in ${place}`))
  expect(places.every((at) => at >= 0)).toBe(true)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('whatever pages are packed together come out again byte for byte', () => {
  const bytes = fc.uint8Array({ maxLength: 300 })
  fc.assert(
    fc.property(bytes, fc.dictionary(fc.stringMatching(/^[a-zé (1)]{1,8}$/), bytes, { maxKeys: 4 }), (main, frames) => {
      const files = Object.entries(frames).map(([name, content]) => ({ path: `P_files/${name}.html`, bytes: content }))
      const { parts } = relatedParts(Buffer.from(packPage(main, files, base64)))
      expect(Buffer.from(parts[0]?.bytes() ?? [])).toEqual(Buffer.from(main))
      const found = new Map(
        parts
          .slice(1)
          .map((part) => [frameAddress(part.headers.get('content-location') ?? ''), Buffer.from(part.bytes())])
      )
      expect(found).toEqual(new Map(files.map((file) => [file.path, Buffer.from(file.bytes)])))
    })
  )
})

test('long runs of blanks within a page hold nothing up, and blanks at the ends of its lines are no text', () => {
  const blanks = ' '.repeat(200_000)
  const file = `Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na${blanks}b \t\r\nc=20 \r\nd=\t\r\ne\n--b--\r\n`
  const [part] = relatedParts(bytesOf(file)).parts
  expect(Buffer.from(part?.bytes() ?? []).toString()).toBe(`a${blanks}b\r\nc \r\nde`)
})

test('a frame is found by its name, whatever signs of an address the name holds', () => {
  const paths = ['What?_files/a#1.html', 'C#_files/50% & more;=+.html', 'a:b_files/c.html']
  const { parts } = relatedParts(pack('page', Object.fromEntries(paths.map((path) => [path, path]))))
  const found = parts.slice(1).map(({ headers }) => frameAddress(headers.get('content-location') ?? ''))
  expect(found.sort()).toEqual([...paths].sort())
})

test('a page is packed although the name of a frame holds half a character', () => {
  const { parts } = relatedParts(pack('page', { 'T_files/\ud800.html': 'frame' }))
  expect(frameAddress(parts[1]?.headers.get('content-location') ?? '')).toBe('T_files/\ufffd.html')
})

test.each([
  ['a.html', '', 'a.html'],
  ['./T_files/a%20b.html', '', 'T_files/a b.html'],
  ['b.html', 'T_files/a.html', 'T_files/b.html'],
  ['../x.html', 'T_files/a.html', 'x.html'],
  ['../x.html', '', null],
  ['T_files/../../x.html', '', null],
  ['/etc/passwd', '', null],
  ['\\\\server\\x.html', '', null],
  ['file:///etc/passwd', '', null],
  ['javascript:alert(1)', '', null],
  ['%2e%2e/x.html', '', null],
  ['cid:frame@x', '', 'cid:frame@x'],
  ['https://example.org/a#b', '', 'https://example.org/a'],
  ['100%.html', '', '100%.html']
])('the address %j in %j is %j', (address, from, shown) => {
  expect(frameAddress(address, from)).toBe(shown)
})

test('the folder of a page is known by the names that browsers give it, in their languages', () => {
  expect(isFolderOf('Talks_files', 'Talks.html')).toBe(true)
  expect(isFolderOf('talks-Dateien', 'Talks.htm')).toBe(true)
  expect(isFolderOf('Talks.v2_fichiers', 'Talks.v2.xhtml')).toBe(true)
  expect(isFolderOf('Other_files', 'Talks.html')).toBe(false)
  expect(isPagesFolder('_files')).toBe(false)
  expect(packedName('Talks.v2.html')).toBe('Talks.v2.mhtml')
})

describe('beside a page on the disk', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'saved-page-'))
    mkdirSync(join(folder, 'Talks_files', 'inner'), { recursive: true })
    writeFileSync(join(folder, 'Talks.html'), page('<iframe src="Talks_files/a.html"></iframe>'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
  const packed = () => packedPage(join(folder, 'Talks.html'), 1_000_000)

  it('its folder is found and read with it; pictures and scripts stay outside', async () => {
    write('Talks_files/a.html', frame(story('Hama')))
    write('Talks_files/inner/b.htm', frame('inner'))
    write('Talks_files/c.js', 'alert(1)')
    const found = await packed()
    expect(found?.name).toBe('Talks.mhtml')
    const { parts } = relatedParts(found?.bytes ?? Buffer.alloc(0))
    expect(parts.map(({ headers }) => headers.get('content-location'))).toEqual([
      undefined,
      'Talks_files/a.html',
      'Talks_files/inner/b.htm'
    ])
    expect((await readBytes(found?.bytes ?? Buffer.alloc(0))).text).toContain('killed in Hama')
  })

  it('without a folder, or with one that holds no page, it is read as it is', async () => {
    expect(await packed()).toBeNull()
    write('Talks_files/c.js', 'alert(1)')
    expect(await packed()).toBeNull()
    expect(await packedPage(join(folder, 'missing.html'), 1000)).toBeNull()
  })

  // Other systems have no such names.
  it.runIf(process.platform === 'linux')(
    'a frame whose name cannot be asked for is left, and the others come',
    async () => {
      write('Talks_files/b.html', frame(story('Hama')))
      const unaskable = Buffer.from(`${join(folder, 'Talks_files')}/caf\xe9.html`, 'latin1')
      writeFileSync(unaskable, frame('lost'))
      const { parts } = relatedParts((await packed())?.bytes ?? Buffer.alloc(0))
      expect(parts.map(({ headers }) => headers.get('content-location'))).toEqual([undefined, 'Talks_files/b.html'])
    }
  )

  it('links in the folder, and a folder that is a link, are not followed', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
    writeFileSync(join(elsewhere, 'secret.html'), frame('secret'))
    symlinkSync(join(elsewhere, 'secret.html'), join(folder, 'Talks_files', 'a.html'))
    symlinkSync(elsewhere, join(folder, 'Talks_files', 'b'))
    symlinkSync(elsewhere, join(folder, 'Talks.files'))
    expect(await packed()).toBeNull()
    rmSync(elsewhere, { recursive: true })
  })
})
