-- Commands that the server puts behind its lenses, actions and completions, carried out by Neovim. Their form is
-- described in server/EDITORS.md.
local M = {}

local function encoding(context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  return client and client.offset_encoding or 'utf-16'
end

-- The part of a snippet that is no snippet: nothing in it means anything.
local function literally(text) return (text:gsub('[\\$}]', '\\%0')) end

-- The byte of a column that is counted in these units.
local function byte(line, column, units)
  if vim.fn.has('nvim-0.11') == 1 then return vim.str_byteindex(line, units, column, false) end
  return units == 'utf-8' and column or vim.str_byteindex(line, column, units == 'utf-16')
end

-- Its lines are indented as they are to stand. Neovim would indent them by the line that it puts them into: so that line is
-- emptied, and what stood in it is put back as a part of the snippet.
local function insert_snippet(uri, range, snippet, units)
  vim.lsp.util.show_document({ uri = uri, range = range }, units, { focus = true })
  vim.lsp.util.apply_text_edits({ { range = range, newText = '' } }, vim.api.nvim_get_current_buf(), units)
  local row = range.start.line
  local line = vim.api.nvim_buf_get_lines(0, row, row + 1, false)[1] or ''
  local column = byte(line, range.start.character, units)
  vim.api.nvim_buf_set_lines(0, row, row + 1, false, { '' })
  vim.api.nvim_win_set_cursor(0, { row + 1, 0 })
  vim.snippet.expand(literally(line:sub(1, column)) .. snippet .. literally(line:sub(column + 1)))
end

local HANDLERS = {
  ['hazlog.showReferences'] = function(arguments, context)
    local items = vim.lsp.util.locations_to_items(arguments[3] or {}, encoding(context))
    vim.fn.setqflist({}, ' ', { title = 'hazlog: references', items = items })
    vim.cmd('botright copen')
  end,
  ['hazlog.showCoverage'] = function() require('hazlog.views').coverage() end,
  ['hazlog.showStatus'] = function() require('hazlog.views').status() end,
  ['hazlog.placeCursor'] = function(arguments, context)
    local range = { start = arguments[2], ['end'] = arguments[2] }
    vim.lsp.util.show_document({ uri = arguments[1], range = range }, encoding(context), { focus = true })
  end,
  ['hazlog.insertSnippet'] = function(arguments, context)
    insert_snippet(arguments[1], arguments[2], arguments[3], encoding(context))
  end,
  ['hazlog.triggerSuggest'] = function()
    local completion = vim.lsp.completion
    local ask = completion and (completion.get or completion.trigger)
    if ask then vim.schedule(ask) end
  end,
}

-- Their names, as they are announced to the server.
function M.names()
  local names = vim.tbl_keys(HANDLERS)
  table.sort(names)
  return names
end

function M.register()
  for name, handle in pairs(HANDLERS) do
    vim.lsp.commands[name] = function(command, context) return handle(command.arguments or {}, context) end
  end
end

return M
