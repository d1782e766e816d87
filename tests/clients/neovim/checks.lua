-- usage: nvim -l checks.lua CLIENT PROGRAM
-- What must work in Neovim as a user has it: every check opens an editor of its own in a new copy of the project.

local here = vim.fs.dirname(vim.fs.normalize(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p')))
local Editor = dofile(here .. '/editor.lua')
local client, program = _G.arg[1], _G.arg[2]
local is_new = vim.fn.has('nvim-0.11') == 1

local MISSPELT = '40 du: unknown-keyword: unknown word `du`: did you mean `due`?'

local checks = {}

table.insert(checks, { 'columns are counted as Neovim prefers', function(editor)
  editor:open('hazards.hazlog')
  -- 0.10 offers nothing, and then they are counted in UTF-16.
  editor:expect('the encoding', is_new and 'utf-8' or 'utf-16', function() return editor:seen('encoding') end)
end })

-- What `hazlog check` says of a file, in the form of seen.diagnostics.
local function checked(editor, name)
  local told = {}
  for _, one in ipairs(vim.json.decode((editor:hazlog('check', '--format', 'json', '--today', os.getenv('TODAY')))).findings) do
    if one.path == name then
      local text = editor:file(name):sub(one.range.start.offset + 1, one.range['end'].offset)
      table.insert(told, ('%d %s: %s: %s'):format(one.range.start.line, text, one.rule, one.message))
    end
  end
  table.sort(told)
  return told
end

table.insert(checks, { 'diagnostics are those of hazlog check', function(editor)
  for _, name in ipairs({ 'hazards.hazlog', 'log.hazlog', 'controls.hazlog' }) do
    editor:open(name)
    editor:expect_diagnostics(name, checked(editor, name))
  end
end })

table.insert(checks, { 'diagnostics move with the text, go when it is mended, and come back', function(editor)
  editor:open('hazards.hazlog')
  editor:expect_diagnostics('at first', { MISSPELT })
  editor:go('hazard ADS-2')
  editor:keys('O# Comes back to the workshop in May. 😀<Esc>')
  editor:expect_diagnostics('below a new line', { (MISSPELT:gsub('40', '41')) })
  editor:expect('the underline', { '41 du' }, function() return editor:seen('underlined') end)
  editor:go('du 2026')
  editor:keys('ea<lt><BS>e<Esc>')
  editor:expect_diagnostics('with `due`', {})
  editor:keys('u')
  editor:expect_diagnostics('undone', { (MISSPELT:gsub('40', '41')) })
end })

table.insert(checks, { 'a hazard is unscored until its scores are typed', function(editor)
  editor:open('hazards.hazlog')
  editor:keys('Go<CR>hazard ADS-3 "The list of another patient is shown 😀" {<CR>')
  editor:keys('addresses GPC-99<CR>owner "Medicines squad"<CR>mode fault<CR>patients one<CR>raised 2026-11-19<CR>status open<CR>')
  editor:keys('description "Two windows are open."<CR>impact "A medicine is given to the wrong patient."<CR>cause C1 "Two windows"<CR>')
  editor:keys('}<Esc>')
  local unscored = '43 ADS-3: unscored-hazard: '
  local told = editor:expect('the new hazard', function(told)
    return #told == 2 and told[1] == MISSPELT and vim.startswith(told[2], unscored)
  end, function() return editor:seen('diagnostics') end)
  editor:go('cause C1 "Two windows"')
  editor:keys('oinitial severity minor likelihood very-low because "Seen once."<Esc>')
  editor:expect('the scored hazard', false, function()
    return table.concat(editor:seen('diagnostics'), '\n'):find('unscored', 1, true) ~= nil
  end)
  return told[2]
end })

-- Types behind the last id of ADS-2's `addresses`, asks for proposals, and accepts the first one.
local function complete(editor, typed, ask, proposal)
  editor:open('hazards.hazlog')
  editor:go('GPC-33')
  editor:keys('A' .. typed)
  editor:keys(ask)
  local shown = editor:expect('the first proposal for `' .. typed .. '`', function(shown)
    return shown[1] ~= nil and vim.startswith(shown[1], proposal)
  end, function() return editor:seen('proposals') end)
  editor:keys('<C-n>')
  editor:expect('the chosen proposal', 0, function()
    return editor:lua('return vim.fn.complete_info({ "selected" }).selected')
  end)
  editor:keys('<C-y>')
  editor:normal()
  editor:expect('the line', '  addresses    GPC-33, ' .. proposal, function() return editor:line('GPC-33') end)
  return shown[1]
end

-- Nothing is chosen before the person does it.
local function choosing(typed, ask)
  return function(editor)
    editor:lua('vim.o.completeopt = "menuone,noinsert,noselect"')
    return complete(editor, typed, ask, 'GPC-47')
  end
end

for _, query in ipairs({ { 'number', ', 47' }, { 'words', ', search too' }, { 'id', ', GPC-47' } }) do
  local how, typed = unpack(query)
  local name = ('a programme hazard is completed by its %s with '):format(how)
  -- The omnifunc of 0.10 shows nothing that does not begin with what is typed, whatever the server says.
  if is_new or how == 'id' then
    table.insert(checks, { name .. 'the omnifunc', choosing(typed, '<C-x><C-o>'), { COMPLETION = 'omnifunc' } })
  end
  if is_new then
    table.insert(checks, { name .. 'vim.lsp.completion', choosing(typed, '<C-Space>') })
  end
end

table.insert(checks, { 'hover shows the place in the matrix', function(editor)
  editor:open('hazards.hazlog')
  editor:go('major likelihood medium because "Twice')
  editor:keys('K')
  local shown = editor:expect('the window', function(shown)
    return type(shown) == 'string' and shown:find('|', 1, true) and shown:find('[Vv]ery.low') and shown:find('major', 1, true)
  end, function() return editor:seen('float') end)
  return shown
end })

table.insert(checks, { 'a code action mends the misspelt word', function(editor)
  editor:open('hazards.hazlog')
  editor:expect_diagnostics('at first', { MISSPELT })
  editor:go('du 2026')
  editor:lua([[vim.lsp.buf.code_action({
    apply = true,
    filter = function(action) return action.title:lower() == 'replace by `due`' end,
  })]])
  editor:expect('the line', '  action A1 "Move free text 😀 up" owner "Dr Priya Shah" due 2026-12-01', function()
    return editor:line('action A1')
  end)
  editor:expect_diagnostics('afterwards', {})
end })

table.insert(checks, { 'the definition of a programme hazard opens the catalogue', function(editor)
  editor:open('hazards.hazlog')
  editor:go('GPC-46')
  editor:lua('vim.lsp.buf.definition()')
  local shown = editor:expect('the place', function(shown)
    return vim.endswith(shown[1], '.hazlog') and vim.startswith(shown[2], 'entry GPC-46 ')
  end, function() return editor:seen('place') end)
  return table.concat(shown, ': ')
end })

table.insert(checks, { 'a control is renamed in two files', function(editor)
  editor:open('hazards.hazlog')
  local hazards, controls = editor:text(), editor:file('controls.hazlog')
  editor:go('CTL-CACHE')
  editor:lua('vim.lsp.buf.rename("CTL-NO-CACHE")')
  local function renamed(text) return (text:gsub('control CTL%-CACHE', 'control CTL-NO-CACHE')) end
  editor:expect('the buffer', renamed(hazards), function() return editor:text() end)
  editor:lua('vim.cmd.wall()')
  editor:expect('hazards.hazlog', renamed(hazards), function() return editor:file('hazards.hazlog') end)
  editor:expect('controls.hazlog', renamed(controls), function() return editor:file('controls.hazlog') end)
  editor:expect_diagnostics('afterwards', { MISSPELT })
end })

table.insert(checks, { 'formatting is that of hazlog fmt', function(editor)
  local text = editor:file('hazards.hazlog')
  text = text:gsub('\n  owner +', '\n owner '):gsub('\n\nhazard ADS%-2', '\nhazard ADS-2'):gsub('  action A1', '\taction   A1')
  editor:change_outside('hazards.hazlog', text)
  editor:open('hazards.hazlog')
  editor:lua('vim.lsp.buf.format()')
  local formatted = editor:text()
  editor:hazlog('fmt')
  editor:expect('the buffer', editor:file('hazards.hazlog'), function() return formatted end)
  if formatted == text then error('hazlog fmt left as it is what was to be formatted', 0) end
end })

table.insert(checks, { 'a file that changes outside changes what is said of another', function(editor)
  editor:open('hazards.hazlog')
  editor:expect_diagnostics('at first', { MISSPELT })
  local controls = editor:file('controls.hazlog')
  editor:change_outside('controls.hazlog', (controls:gsub('CTL%-CACHE', 'CTL-OTHER')))
  local function unknown(told) return table.concat(told, '\n'):find('CTL-CACHE: unknown-reference', 1, true) end
  local told = editor:expect('without the control', unknown, function() return editor:seen('diagnostics') end)
  editor:change_outside('controls.hazlog', controls)
  editor:expect_diagnostics('with the control', { MISSPELT })
  editor:change_outside('hazlog.toml', '[ids]\nhazard = "H-\\\\d+"\n')
  editor:expect('with another scheme of ids', 3, function() return #editor:seen('diagnostics') end)
  return told[1]
end })

-- What is shown in the window below.
local function view(editor, what)
  return editor:expect('the ' .. what, function(lines) return #lines > 1 end, function()
    return editor:lua('return vim.b.hazlog_title == ... and vim.api.nvim_buf_get_lines(0, 0, -1, false) or {}', what)
  end)
end

table.insert(checks, { 'the answers to the programme are listed', function(editor)
  editor:open('hazards.hazlog')
  editor:lua('vim.cmd.HazlogCoverage()')
  local lines = view(editor, 'coverage')
  editor:expect('the first line', true, function() return lines[1]:find('^GPC .* answered$') ~= nil end)
  return lines[1]
end })

table.insert(checks, { 'the hazards are listed with their risks, and gone to', function(editor)
  editor:open('log.hazlog')
  editor:lua('vim.cmd.HazlogStatus()')
  local lines = view(editor, 'status')
  editor:go('ADS-2')
  editor:keys('<CR>')
  editor:expect('the place', { 'hazards.hazlog', 'hazard ADS-2 "Allergy 😀 recorded as free text is not seen" {' }, function()
    return editor:seen('place')
  end)
  return lines[1]
end })

table.insert(checks, { 'the rule of a finding is explained', function(editor)
  editor:open('hazards.hazlog')
  editor:expect_diagnostics('at first', { MISSPELT })
  editor:go('du 2026')
  editor:lua('vim.cmd.HazlogExplain()')
  local lines = view(editor, 'explain')
  return lines[1]
end })

table.insert(checks, { 'an action that leaves gaps is stepped through', function(editor)
  editor:open('hazards.hazlog')
  editor:go('cause C1 "Free text')
  editor:lua([[vim.lsp.buf.code_action({
    apply = true,
    filter = function(action) return action.title:find('^Add a control') ~= nil end,
  })]])
  editor:expect('the gap of the name', true, function() return editor:lua('return vim.snippet.active()') end)
  editor:keys('Separate list')
  editor:normal()
  return editor:expect('the control', function(line) return line ~= nil and vim.startswith(line, '  control ') end, function()
    return editor:line('Separate list')
  end)
end })

table.insert(checks, { 'the parser is built, and colours and folds come from it', function(editor)
  editor:open('hazards.hazlog')
  editor:lua('vim.cmd.HazlogBuildParser()')
  local function captured(text)
    editor:go(text)
    return editor:lua([[
      local row, column = unpack(vim.api.nvim_win_get_cursor(0))
      return vim.tbl_map(function(one) return one.capture end, vim.treesitter.get_captures_at_pos(0, row - 1, column))
    ]])
  end
  for text, capture in pairs({ ['hazard ADS-1'] = 'keyword', ['ADS-1'] = 'constant', ['owner'] = 'property', ['2026-03-09'] = 'number' }) do
    editor:expect('the colour of ' .. text, function(all) return vim.tbl_contains(all, capture) end, function() return captured(text) end)
  end
  editor:go('hazard ADS-1')
  editor:keys('zc')
  editor:expect('the fold of ADS-1', { 3, 21 }, function()
    return editor:lua('return { vim.fn.foldclosed("."), vim.fn.foldclosedend(".") }')
  end)
end })

table.insert(checks, { 'what is typed is indented', function(editor)
  editor:open('hazards.hazlog')
  editor:keys('Go<CR>hazard ADS-3 "x" {<CR>impact """<CR>A harm.<CR>"""<CR>owner "y"<CR>}<Esc>')
  editor:expect('the lines', { 'hazard ADS-3 "x" {', '  impact """', '    A harm.', '    """', '  owner "y"', '}' }, function()
    return vim.list_slice(editor:seen('lines'), 43)
  end)
end })

table.insert(checks, { 'the health check finds nothing wrong', function(editor)
  editor:open('hazards.hazlog')
  editor:lua('vim.cmd.HazlogBuildParser()')
  editor:lua('vim.cmd("checkhealth hazlog")')
  local told = editor:expect('the report', function(text) return text:find('1 server runs', 1, true) end, function()
    return editor:text()
  end)
  if told:find('ERROR', 1, true) or told:find('WARNING', 1, true) then error(told, 0) end
end })

if is_new then
  table.insert(checks, { 'the entry for nvim-lspconfig is enough for findings', function(editor)
    editor:open('hazards.hazlog')
    editor:expect_diagnostics('with the entry alone', { MISSPELT })
    editor:lua('assert(vim.fn.exists(":HazlogStatus") == 0, "the plugin is there too")')
  end, { WITH = 'lspconfig' } })
end

table.insert(checks, { 'the entry for nvim-treesitter names what is there', function(editor)
  editor:open('hazards.hazlog')
  local repository = os.getenv('REPOSITORY')
  local entry = dofile(repository .. '/editors/neovim/entries/nvim-treesitter.lua').hazlog.install_info
  assert(vim.uv.fs_stat(vim.fs.joinpath(repository, entry.location, 'src/parser.c')), 'no parser in ' .. entry.location)
  assert(vim.uv.fs_stat(vim.fs.joinpath(repository, entry.queries, 'highlights.scm')), 'no queries in ' .. entry.queries)
end })

local function run(name, check, environment)
  local editor
  local fine, told = xpcall(function()
    editor = Editor.start(program, environment)
    local told = check(editor)
    editor:quit()
    return told
  end, function(error) return type(error) == 'string' and error or vim.inspect(error) end)
  if fine then
    io.stdout:write(('ok    %s: %s%s\n'):format(client, name, told and ' | ' .. told:gsub('%s*\n%s*', ' / ') or ''))
  else
    local messages = editor and select(2, pcall(editor.seen, editor, 'messages'))
    io.stdout:write(('FAIL  %s: %s\n%s\n%s\n-- messages:\n%s\n'):format(client, name, told, editor and editor:logs() or '', messages))
  end
  io.stdout:flush()
  if editor then editor:stop() end
  return fine
end

local failed, ran = 0, 0
for _, one in ipairs(checks) do
  if one[1]:find(os.getenv('CHECK') or '', 1, true) then
    ran = ran + 1
    if not run(unpack(one)) then failed = failed + 1 end
  end
end
io.stdout:write(('%s is Neovim %s: %d of %d checks hold\n'):format(client, tostring(vim.version()), ran - failed, ran))
os.exit(failed == 0 and ran > 0 and 0 or 1)
