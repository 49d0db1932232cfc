// Writes the JSON Schemas that give editors completion and checks: npm run schema
import { mkdir, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { editorSchemas } from '../src/knowledge/editor-schemas.ts';

await mkdir('knowledge-base/schemas', { recursive: true });
for (const [file, schema] of Object.entries(editorSchemas())) {
  const path = `knowledge-base/schemas/${file}`;
  const text = await format(JSON.stringify(schema), { ...(await resolveConfig(path)), filepath: path });
  await writeFile(path, text);
  console.log(path);
}
