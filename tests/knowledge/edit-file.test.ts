import { chmod, cp, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf, editFile } from '../../src/knowledge/edit-file.ts';
import type { Addition } from '../../src/knowledge/edit-yaml.ts';
import { SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const ADDITION: Addition = {
  file: 'document',
  phrasings: [{ clause: 'pins', asked: ['may I use staples'], by: 'person' }],
};

async function aFile(): Promise<{ readonly path: string; readonly seen: string; readonly text: string }> {
  const path = join(await aTempFolder(), 'noticeboards.yaml');
  await cp(join(SOUND, 'saltby', 'noticeboards.yaml'), path);
  const bytes = await readFile(path);
  return { path, seen: digestOf(bytes), text: bytes.toString() };
}
const others = async (path: string): Promise<readonly string[]> => readdir(dirname(path));

describe('editing a file', () => {
  it('puts the new one in its place, gives back the old one, and leaves nothing behind', async () => {
    const { path, seen, text } = await aFile();
    await chmod(path, 0o640);
    const edited = await editFile(path, 'noticeboards.yaml', seen, ADDITION);
    const now = await readFile(path);
    expect(edited).toEqual({ outcome: 'written', before: text, digest: digestOf(now) });
    const line = '          - which pins go on the noticeboard\n';
    expect(now.toString()).toBe(text.replace(line, `${line}          - may I use staples\n`));
    expect(await others(path)).toEqual(['noticeboards.yaml']);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  it('writes nothing if the file is not what was looked at', async () => {
    const { path, seen } = await aFile();
    await writeFile(path, 'title: otherwise\n');
    expect(await editFile(path, 'a.yaml', seen, ADDITION)).toEqual({ outcome: 'changed' });
    expect(await readFile(path, 'utf8')).toBe('title: otherwise\n');
  });

  it('leaves a faulty file, one that is no UTF-8, and one that is not there as they are', async () => {
    const { path } = await aFile();
    await writeFile(path, 'title: "open');
    expect(await editFile(path, 'a.yaml', digestOf(Buffer.from('title: "open')), ADDITION)).toMatchObject({
      outcome: 'faulty',
    });
    const latin = Buffer.from([0x74, 0xe9]);
    await writeFile(path, latin);
    expect(await editFile(path, 'a.yaml', digestOf(latin), ADDITION)).toEqual({ outcome: 'unsafe' });
    expect(await editFile(`${path}.gone`, 'a.yaml', '', ADDITION)).toEqual({ outcome: 'cannot-write', why: 'ENOENT' });
    expect(await others(path)).toEqual(['noticeboards.yaml']);
  });

  it('keeps a link, and changes what it leads to', async () => {
    const { path, seen } = await aFile();
    const link = join(await aTempFolder(), 'linked.yaml');
    await symlink(path, link);
    expect(await editFile(link, 'a.yaml', seen, ADDITION)).toMatchObject({ outcome: 'written' });
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(path, 'utf8')).toContain('may I use staples');
  });
});
