-- What can be seen in the editor, as plain data. Runs inside the Neovim that is tried.

local seen = {}

local function client()
  return vim.lsp.get_clients({ bufnr = 0, name = 'hazlog' })[1]
end

function seen.attached()
  local one = client()
  return one ~= nil and one.initialized == true
end

-- The process of the server, which is the only child.
function seen.server()
  return vim.api.nvim_get_proc_children(vim.fn.getpid())[1]
end

function seen.encoding() return client().offset_encoding end

function seen.lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end

-- `40 du: unknown-keyword: unknown word …`: the line, what is underlined there, the rule and the message.
function seen.diagnostics()
  local told = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local last = math.min(one.end_lnum, vim.api.nvim_buf_line_count(0) - 1)
    local text = vim.api.nvim_buf_get_text(0, one.lnum, one.col, last, one.end_col, {})
    table.insert(told, ('%d %s: %s: %s'):format(one.lnum + 1, table.concat(text, ' '), one.code, one.message))
  end
  table.sort(told)
  return told
end

-- Where the marks of the diagnostics are drawn, which is not always where Neovim remembers them.
function seen.underlined()
  local told = {}
  for name, space in pairs(vim.api.nvim_get_namespaces()) do
    if name:find('diagnostic') then
      for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true })) do
        local group = mark[4].hl_group
        if type(group) == 'string' and group:find('^DiagnosticUnderline') then
          local text = vim.api.nvim_buf_get_text(0, mark[2], mark[3], mark[4].end_row, mark[4].end_col, {})
          table.insert(told, ('%d %s'):format(mark[2] + 1, table.concat(text, ' ')))
        end
      end
    end
  end
  table.sort(told)
  return told
end

-- The proposals that are shown.
function seen.proposals()
  local info = vim.fn.complete_info({ 'pum_visible', 'items' })
  if info.pum_visible == 0 then return {} end
  return vim.tbl_map(function(item) return item.abbr ~= '' and item.abbr or item.word end, info.items)
end

-- The text of the window that floats above the others.
function seen.float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

-- The file that is shown, and the line of the cursor.
function seen.place()
  return { vim.fs.basename(vim.api.nvim_buf_get_name(0)), vim.api.nvim_get_current_line() }
end

function seen.messages() return vim.api.nvim_exec2('messages', { output = true }).output end

return seen
